import { type Approval } from '../../definition/approval';
import { nssFailover } from './nss-failover';

const place = { purpose: 'nss-prod', environment: 'prod', account: '222222222222', region: 'ap-northeast-1', partition: 'aws' };
const by = ['arn:aws:iam::222222222222:role/relay-approver', 'ann'];

/** The steps of the document for a way to approve. */
const stepsFor = (approval?: Approval) => nssFailover.make({ ...place, ...(approval && { approval }) }).document.mainSteps;

test('the document itself says who approves and how many of them have to, and takes neither as a parameter', () => {
  const { mainSteps, parameters } = nssFailover.make({ ...place, approval: { by, required: 2 } }).document;
  expect(mainSteps.find(({ action }) => action === 'aws:approve')).toMatchObject({ name: 'approveFailover', inputs: { Approvers: by, MinRequiredApprovals: 2 } });
  expect(Object.keys(parameters ?? {})).toEqual(['AutomationAssumeRole', 'Log', 'Override']);
});

test('what changes something comes after the approval', () => {
  const names = stepsFor({ by, required: 1 }).map(({ name }) => name);
  expect(names.indexOf('approveFailover')).toBeLessThan(names.indexOf('stopActive'));
  expect(names.slice(0, names.indexOf('approveFailover'))).toEqual(['readSystem', 'planFailover']);
});

test('where nobody is asked there is no approval, and where nobody may approve the first look refuses', () => {
  for (const approval of [undefined, 'nobody is asked', 'nobody may'] as const) expect(stepsFor(approval).map(({ action }) => action)).not.toContain('aws:approve');
  const mayHappen = (approval?: Approval) => (stepsFor(approval).find(({ name }) => name === 'planFailover')?.inputs as { InputPayload: { MayHappen: boolean } }).InputPayload.MayHappen;
  expect([mayHappen(), mayHappen('nobody is asked'), mayHappen({ by, required: 1 }), mayHappen('nobody may')]).toEqual([true, true, true, false]);
});
