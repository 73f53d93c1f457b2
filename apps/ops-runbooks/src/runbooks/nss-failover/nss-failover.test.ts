import { type Approval } from '@nss/environment';
import { nssFailover } from './nss-failover';

const place = {
  purpose: 'nss-prod',
  environment: 'prod',
  account: '222222222222',
  region: 'ap-northeast-1',
  partition: 'aws',
};
const by = ['arn:aws:iam::222222222222:role/relay-approver', 'ann'];

/** The steps of the document for a way to approve. */
const stepsFor = (approval?: Approval) =>
  nssFailover.make({ ...place, ...(approval && { approval }) }).document.mainSteps;

test('the document itself says who approves and how many of them have to, and takes neither as a parameter', () => {
  const { mainSteps, parameters } = nssFailover.make({
    ...place,
    approval: { by, required: 2, fourEyes: true },
  }).document;
  expect(mainSteps.find(({ action }) => action === 'aws:approve')).toMatchObject({
    name: 'approveFailover',
    inputs: { Approvers: by, MinRequiredApprovals: 2 },
  });
  expect(Object.keys(parameters ?? {})).toEqual(['AutomationAssumeRole', 'Log', 'Override']);
});

test('what changes something comes after the approval, and after the look at who gave it', () => {
  const before = (fourEyes: boolean) => {
    const names = stepsFor({ by, required: 1, fourEyes }).map(({ name }) => name);
    return names.slice(0, names.indexOf('stopActive'));
  };
  expect(before(false)).toEqual(['readSystem', 'planFailover', 'approveFailover', 'planAgain']);
  expect(before(true)).toEqual(['readSystem', 'planFailover', 'approveFailover', 'confirmSecondPerson', 'planAgain']);
});

test('where nobody is asked there is no approval, and where nobody may approve the first look refuses', () => {
  for (const approval of [undefined, 'nobody is asked', 'nobody may'] as const)
    expect(stepsFor(approval).map(({ action }) => action)).not.toContain('aws:approve');
  const mayHappen = (approval?: Approval) =>
    (stepsFor(approval).find(({ name }) => name === 'planFailover')?.inputs as { InputPayload: { MayHappen: boolean } })
      .InputPayload.MayHappen;
  expect([
    mayHappen(),
    mayHappen('nobody is asked'),
    mayHappen({ by, required: 1, fourEyes: true }),
    mayHappen('nobody may'),
  ]).toEqual([true, true, true, false]);
});
