import { sharedAssembly } from '@nss/e2e-deployment';
import { loadEnvironments } from '@nss/environment';
import { type Attempt } from './attempts/attempt';
import { mayDo } from './simulation/simulate';
import { type Case, casesOf } from './subjects';

jest.setTimeout(600_000);

const assembly = sharedAssembly();
const environments = loadEnvironments().environments!.map((loaded) => ({
  name: loaded.name,
  ...casesOf(loaded, assembly),
}));

/** Attempts of which the answer is not the wanted one. */
async function otherwise({ subject, escalations, duties }: Case): Promise<string[]> {
  const asked = async (attempts: readonly Attempt[], wanted: boolean) => {
    const answers = await Promise.all(
      attempts.map((attempt) => mayDo(subject, attempt).catch((error: Error) => error.message)),
    );
    return attempts.flatMap(({ what, action, resource }, index) =>
      answers[index] === wanted
        ? []
        : [
            `${what}: ${action} on ${resource} is ${answers[index] === !wanted ? (wanted ? 'denied' : 'allowed') : String(answers[index])}`,
          ],
    );
  };
  return [...(await asked(escalations, false)), ...(await asked(duties, true))];
}

const cases = environments.flatMap(({ roles, boundaries, runbooks }) => [...roles, ...boundaries, ...runbooks]);

test.each(cases.map((each) => [each.subject.name, each] as const))(
  '%s can what it is there for and escapes nowhere',
  async (_name, each) => {
    expect(await otherwise(each)).toEqual([]);
  },
);

test.each(environments)(
  '$name: more than a hundred different attempts over seven roles, and something that each may do',
  ({ roles }) => {
    const different = new Set(
      roles.flatMap(({ escalations }) => escalations.map((attempt) => JSON.stringify({ ...attempt, what: '' }))),
    );
    expect(roles).toHaveLength(7);
    expect(different.size).toBeGreaterThanOrEqual(100);
    expect(roles.filter(({ duties }) => duties.length === 0)).toEqual([]);
    process.stderr.write(
      `${roles.map(({ subject, escalations, duties }) => `${subject.name.padEnd(18)} ${String(escalations.length).padStart(3)} attempts denied, ${String(duties.length).padStart(2)} duties allowed`).join('\n')}\n`,
    );
  },
);
