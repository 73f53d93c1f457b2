import { type AllowedDecision } from '@nss/embedded-aws';
import { referenceEnvironment } from '@nss/e2e-deployment';
import { mayDo } from '../simulation/simulate';
import { everyDuty } from './every-duty';
import { KEPT, UNMISSED } from './kept-rights';
import { type Right, rightsOf } from './rights';

jest.setTimeout(600_000);

const prod = () => {
  const file = referenceEnvironment('prod');
  delete file['promotedFrom'];
  return file;
};
const edited = () => {
  const file = prod();
  return {
    ...file,
    observability: { ...file['observability'], logRetentionDays: 400 },
    audit: { retentionDays: 2922 },
    relay: { ...file['relay'], users: 37000 },
    // Another machine on the same interface: the old one goes first, and the deploy role makes the second step.
    bastion: { ...file['bastion'], diskGiB: 80 },
    siem: [{ ...file['siem'][0], prefixes: ['172.16.20.0/28', '172.16.22.0/28'] }],
  };
};

let run: Awaited<ReturnType<typeof everyDuty>>;
/** Decisions that the simulator knows: S3's names in resource schemas are partly no actions of the reference. */
const decidable = new Set<AllowedDecision>();
beforeAll(async () => {
  run = await everyDuty({ before: prod(), after: edited() });
  for (const decision of Object.values(run.used).flat())
    await mayDo(subjectOf('execution'), asAttempt(decision)).then(
      () => decidable.add(decision),
      () => undefined,
    );
});

/** A decision as one request: ids that AWS had yet to give are some id. */
const asAttempt = ({ action, resource, context }: AllowedDecision) => ({
  what: action,
  action,
  resource: resource === '*' ? '*' : resource.replaceAll('*', 'x1'),
  ofOwnKey: resource.includes(':key/') && !(action === 'kms:TagResource' && resource.endsWith('/*')),
  context: Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => /^(iam|cloudformation):/i.test(key))
      .map(([key, value]) => [key, [value].flat()[0] ?? '']),
  ),
  alongside: Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => /^(aws:(ResourceTag|RequestTag)\/|aws:TagKeys$|ec2:CreateAction$)/i.test(key))
      .map(([key, value]) => [key, [value].flat().length === 1 ? [value].flat()[0]! : [value].flat()]),
  ),
});

const subjectOf = (role: string) => run.subjects.find(({ name }) => name === `prod ${role}`)!;

const ROLES = ['diff', 'prepare', 'deploy', 'runbook', 'drift', 'execution'] as const;

test.each(ROLES)('%s: a second opinion agrees on everything the embedded cloud allowed', async (role) => {
  const differs: string[] = [];
  let decided = 0;
  for (const decision of run.used[role]) {
    if (!decidable.has(decision)) continue;
    decided += 1;
    if (!(await mayDo(subjectOf(role), asAttempt(decision))))
      differs.push(`${decision.action} on ${decision.resource}`);
  }
  process.stderr.write(`${role}: ${decided} of ${run.used[role].length} decisions compared\n`);
  expect(differs).toEqual([]);
  expect(decided).toBeGreaterThan(3);
});

/** Rights of a role that nothing it did needed. */
const unused = (role: (typeof ROLES)[number]): Right[] =>
  rightsOf(subjectOf(role).policies, 'nss-prod').filter(({ serves }) => !run.used[role].some(serves));

test.each(ROLES)('%s: every right is used, or it is said for what it is kept', (role) => {
  const names = unused(role).map(({ name }) => name);
  expect(names.filter((name) => !KEPT[role]!.some(([pattern]) => pattern.test(name)))).toEqual([]);
});

test.each(ROLES)('%s: each right that is used and goes, or names the wrong thing, is missed', async (role) => {
  const subject = subjectOf(role);
  const unnoticed: string[] = [];
  let tried = 0;
  for (const { name, serves, mistakes } of rightsOf(subject.policies, 'nss-prod')) {
    const needs = run.used[role].filter((decision) => serves(decision) && decidable.has(decision));
    for (const [mistake, policies] of needs.length === 0 ? [] : Object.entries(mistakes)) {
      tried += 1;
      if (
        !(await isMissed({ ...subject, policies }, needs)) &&
        !UNMISSED.some(([pattern]) => pattern.test(`${name}: ${mistake}`))
      )
        unnoticed.push(`${name}: ${mistake}`);
    }
  }
  process.stderr.write(`${role}: ${tried} mistakes in rights\n`);
  expect(unnoticed).toEqual([]);
});

async function isMissed(subject: Parameters<typeof mayDo>[0], needs: readonly AllowedDecision[]): Promise<boolean> {
  for (const need of needs) {
    if (!(await mayDo(subject, asAttempt(need)))) return true;
  }
  return false;
}
