import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

const LINE = 'approvers: [role/relay-approver]';
const WHOLE = `operations:\n  ${LINE}    # who may approve a fail-over; the role is the account's, and people sign in to it\n\n`;
const approvers = (list: string) => ({ prod: [[LINE, `approvers: [${list}]`]] as const });
const TEN = Array.from({ length: 10 }, (_, i) => `user-${i}`).join(', ');

/** "The maximum number of approvers is 10", and the forms: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html */
expectProblems([
  ['nobody', { prod: [[LINE, 'approvers: ▸[]']] }, 'operations.approvers', ''],
  ['eleven approvers', { prod: [[LINE, `approvers: ▸[${TEN}, one-more]`]] }, 'operations.approvers', ''],
  ['the root user', approvers('▸arn:aws:iam::222222222222:root'), 'operations.approvers[0]', ''],
  ['a group', approvers('ann, ▸group/approvers'), 'operations.approvers[1]', ''],
  ['a wildcard', approvers('▸role/*'), 'operations.approvers[0]', ''],
  ['a wildcard alone', approvers('▸"*"'), 'operations.approvers[0]', ''],
  [
    'a role as if it were a session',
    approvers('▸arn:aws:sts::222222222222:assumed-role/relay-approver'),
    'operations.approvers[0]',
    '',
  ],
  [
    'a session as if it were of IAM',
    approvers('▸arn:aws:iam::222222222222:assumed-role/relay-approver/ann'),
    'operations.approvers[0]',
    '',
  ],
  ['an identity of a token', approvers('▸arn:aws:sts::222222222222:federated-user/ann'), 'operations.approvers[0]', ''],
  ["a user's name of 65 characters", approvers(`▸${'a'.repeat(65)}`), 'operations.approvers[0]', ''],
  ['a name that somebody left empty', approvers('▸role/'), 'operations.approvers[0]', ''],
  ['an address', approvers('▸"ann <ann@example.com>"'), 'operations.approvers[0]', ''],
  [
    'a role of another account',
    approvers('▸arn:aws:iam::333333333333:role/relay-approver'),
    'operations.approvers[0]',
    "not of this environment's account",
  ],
  [
    'a session in another account',
    approvers('ann, ▸arn:aws:sts::111111111111:assumed-role/relay-approver/ann'),
    'operations.approvers[1]',
    "not of this environment's account",
  ],
  [
    'a user of another partition',
    approvers('▸arn:aws-cn:iam::222222222222:user/ann'),
    'operations.approvers[0]',
    "not of this environment's account",
  ],
  [
    'the role that jobs start runbooks with',
    approvers('▸arn:aws:iam::222222222222:role/delivery/nss-prod-runbook-role-01'),
    'operations.approvers[0]',
    'a role of the environment itself',
  ],
  [
    'a session of the role that deploys',
    approvers('▸assumed-role/nss-prod-deploy-role-01/nss-deploy-1'),
    'operations.approvers[0]',
    'a role of the environment itself',
  ],
  [
    "a runbook's own role",
    approvers('▸role/nss-prod-nss-failover-role-01'),
    'operations.approvers[0]',
    'a role of the environment itself',
  ],
  [
    'one role twice',
    approvers('role/relay-approver, ▸arn:aws:iam::222222222222:role/relay-approver'),
    'operations.approvers[1]',
    'listed twice',
  ],
  [
    'one user twice, by name and by path',
    approvers('ann, ▸user/operations/Ann'),
    'operations.approvers[1]',
    'listed twice',
  ],
  [
    'more approvals than approvers',
    { prod: [[LINE, `${LINE}\n  requiredApprovals: ▸2`]] },
    'operations.requiredApprovals',
    '2 approvals are required of 1 approvers',
  ],
  [
    'approvals of nobody',
    { dev: [['owner: security-operations\n', 'owner: security-operations\noperations: { requiredApprovals: ▸2 }\n']] },
    'operations.requiredApprovals',
    '2 approvals are required of 0',
  ],
  ['no approval at all', { prod: [[LINE, `${LINE}\n  requiredApprovals: ▸0`]] }, 'operations.requiredApprovals', ''],
]);

expectWarnings([
  [
    'a fail-over that nobody may approve, where it has to be approved',
    {
      prod: [
        [WHOLE, ''],
        ['environment: prod', '▸environment: prod'],
      ],
    },
    'operations.approvers',
    'nobody may approve a fail-over',
  ],
]);

expectNoProblems([
  [
    'every form',
    approvers(
      'ann, user/bob, arn:aws:iam::222222222222:user/operations/carol, role/relay-approver, arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_Approver_0123456789abcdef, assumed-role/relay-approver/ann@example.com, arn:aws:sts::222222222222:assumed-role/AWSReservedSSO_Approver_0123456789abcdef/ann@example.com',
    ),
  ],
  ['two sessions of one role', approvers('assumed-role/relay-approver/ann, assumed-role/relay-approver/Ann')],
  ['ten approvers, all of whom have to approve', { prod: [[LINE, `approvers: [${TEN}]\n  requiredApprovals: 10`]] }],
  [
    'nobody, where there is no standby',
    {
      prod: [
        [WHOLE, ''],
        [
          'availability: active-standby        # one certificate per log type: the two never run at once',
          'availability: active-active',
        ],
        ['alerts: 5142 }', 'alerts: 5142 }\n    acceptsDuplicates: true'],
      ],
    },
  ],
]);
