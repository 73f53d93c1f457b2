import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';

const SCRIPT = readFileSync(
  join(workspaceRoot(), 'apps/ops-runbooks/src/runbooks/nss-failover/second_person.py'),
  'utf8',
);

/** Asks the script's own functions in one process: pairs of names, and decisions as Automation might write them. */
function asked<T>(call: string, values: readonly unknown[]): T[] {
  const program = `import json, sys, types\nsys.modules['boto3'] = types.ModuleType('boto3')\n${SCRIPT}\nprint(json.dumps([${call} for each in json.load(sys.stdin)]))\n`;
  const { status, stdout, stderr } = spawnSync(join(workspaceRoot(), '.venv/bin/python'), ['-c', program], {
    input: JSON.stringify(values),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T[];
}

const mayBeOne = (pairs: readonly (readonly [string, string])[]) => asked<boolean>('may_be_one(*each)', pairs);
const user = (name: string, path = '') => `arn:aws:iam::222222222222:user/${path}${name}`;
const role = (name: string, path = '') => `arn:aws:iam::222222222222:role/${path}${name}`;
const session = (name: string, person: string) => `arn:aws:sts::222222222222:assumed-role/${name}/${person}`;

test.each([
  ['a user and themselves', user('ann'), user('ann'), true],
  ['a user by name', 'ann', user('ann', 'operations/'), true],
  ['a user in another case: names are unique without it', user('Ann'), user('ann'), true],
  ['two users', user('ann'), user('bob'), false],
  ['two users by name', 'ann', 'bob', false],
  ['a session and itself', session('operator', 'ann'), session('operator', 'ann'), true],
  ['two sessions of one role: two people who sign in', session('operator', 'ann'), session('operator', 'bob'), false],
  ['one person with two roles', session('operator', 'ann@example.com'), session('approver', 'ann@example.com'), true],
  ['a user, and a session of their name', user('ann'), session('approver', 'ann'), true],
  ['two people with two roles', session('operator', 'ann'), session('approver', 'bob'), false],
  ['a session, and its role without a session', session('approver', 'ann'), role('approver', 'people/'), true],
  ['a session, and another role without a session', session('operator', 'ann'), role('approver'), false],
  ['a role and itself', role('approver'), role('approver'), true],
  ['a user, and a role of that name', user('approver'), role('approver'), false],
  [
    'a run of a job, and a person',
    session('nss-prod-runbook-role-01', 'nss-runbook-17'),
    session('approver', 'ann'),
    false,
  ],
  [
    'two runs of a job',
    session('nss-prod-runbook-role-01', 'nss-runbook-17'),
    session('nss-prod-runbook-role-01', 'nss-runbook-18'),
    false,
  ],
  ['somebody whose form is not known', 'AROAEXAMPLE:ann', session('approver', 'bob'), true],
  ['a federated user', 'arn:aws:sts::222222222222:federated-user/ann', user('bob'), true],
  ['nobody', '', user('bob'), true],
  ['the root user, and a user', 'arn:aws:iam::222222222222:root', user('bob'), false],
])('%s', (_what, one, other, answer) => {
  expect(
    mayBeOne([
      [one, other],
      [other, one],
    ]),
  ).toEqual([answer, answer]);
});

const word = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{2,12}$/);
const principal = fc.oneof(
  word.map((name) => user(name)),
  word,
  word.map((name) => role(name)),
  fc.tuple(word, word).map(([name, person]) => session(name, person)),
  fc.string(),
);

test('whoever it is, it may be themselves, in either order, and in any case of letters', () => {
  const pairs = fc.sample(fc.tuple(principal, principal), 2000);
  const [there, back, upper] = [
    mayBeOne(pairs),
    mayBeOne(pairs.map(([one, other]) => [other, one])),
    mayBeOne(pairs.map(([one, other]) => [one.toUpperCase().toLowerCase(), other])),
  ];
  expect(back).toEqual(there);
  expect(mayBeOne(pairs.map(([one]) => [one, one]))).toEqual(pairs.map(() => true));
  expect(upper.filter((same, index) => !same && there[index])).toEqual([]);
});

test.each([
  [
    'a list of maps',
    [
      { approver: user('ann'), decision: 'Approve', comment: 'fine' },
      { approver: user('bob'), decision: 'Reject' },
    ],
    [user('ann')],
  ],
  ['with other capitals', [{ Approver: user('ann'), Decision: 'Approved' }], [user('ann')]],
  ['a map of approvers', { [user('ann')]: 'Approve', [user('bob')]: 'Reject' }, [user('ann')]],
  ['maps as JSON', [JSON.stringify({ approver: user('ann'), decision: 'Approve' })], [user('ann')]],
  ['all of it as JSON', JSON.stringify([{ approver: user('ann'), decision: 'approve' }]), [user('ann')]],
  ['nothing', [], []],
  ['no text of JSON', '{{ approveFailover.ApproverDecisions }}', []],
  ['a decision that is none', [{ approver: user('ann') }], []],
  ['a number', 3, []],
  ['null', null, []],
])('decisions as %s', (_what, decisions, approved) => {
  expect(asked('approvers_in(each)', [decisions])).toEqual([approved]);
});
