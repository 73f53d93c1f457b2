import { approvalOf, approverArn } from './approval';

const place = { account: '222222222222', region: 'ap-northeast-1' };
const approvalFor = (
  operations: { approvers?: string[]; requiredApprovals?: number; fourEyes?: boolean },
  promotedFrom?: string,
) =>
  approvalOf({ ...place, ...(promotedFrom && { promotedFrom }), operations: { requiredApprovals: 1, ...operations } });

test.each([
  ['ann', 'ann'],
  ['user/operations/ann', 'arn:aws:iam::222222222222:user/operations/ann'],
  ['role/relay-approver', 'arn:aws:iam::222222222222:role/relay-approver'],
  [
    'assumed-role/relay-approver/ann@example.com',
    'arn:aws:sts::222222222222:assumed-role/relay-approver/ann@example.com',
  ],
  ['arn:aws:iam::222222222222:role/relay-approver', 'arn:aws:iam::222222222222:role/relay-approver'],
])('%s is %s to Automation', (written, arn) => {
  expect(approverArn(written, place)).toBe(arn);
});

test('an ARN is of the partition of the region', () => {
  expect(approverArn('role/relay-approver', { ...place, region: 'us-gov-west-1' })).toBe(
    'arn:aws-us-gov:iam::222222222222:role/relay-approver',
  );
});

test('a file that names nobody asks nobody, but where the environment is promoted to: there nothing may happen', () => {
  expect([approvalFor({}), approvalFor({}, 'dev')]).toEqual(['nobody is asked', 'nobody may']);
  const asked = { by: ['ann', 'arn:aws:iam::222222222222:user/bob'], required: 2 };
  for (const from of [undefined, 'dev'])
    expect(approvalFor({ approvers: ['ann', 'user/bob'], requiredApprovals: 2 }, from)).toMatchObject(asked);
});

test.each([
  [undefined, undefined, false],
  ['dev', undefined, true],
  ['dev', false, false],
  [undefined, true, true],
])('promoted from %s and fourEyes %s: somebody else has to approve is %s', (from, given, fourEyes) => {
  expect(approvalFor({ approvers: ['ann'], fourEyes: given }, from)).toMatchObject({ fourEyes });
});
