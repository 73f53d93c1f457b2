import { sharedAssembly } from '@nss/e2e-deployment';
import { loadEnvironments } from '@nss/environment';
import { mayDo } from '../simulation/simulate';
import { type Case, casesOf } from '../subjects';
import { HARMLESS } from './harmless';
import { policyMutants } from './policy-mutants';

jest.setTimeout(600_000);

const assembly = sharedAssembly();
const prod = loadEnvironments().environments!.find(({ name }) => name === 'prod')!;
const { roles, boundaries } = casesOf(prod, assembly);

/** A role with one mistake: in one of its policies, or, where a boundary stands alone, in that. */
function mutantsOf({ subject }: Case): { name: string; subject: Case['subject'] }[] {
  if (boundaries.some((each) => each.subject === subject))
    return policyMutants(subject.boundary).map(({ name, policy }) => ({
      name,
      subject: { ...subject, boundary: policy },
    }));
  return subject.policies.flatMap((policy, index) =>
    policyMutants(policy).map((mutant) => ({
      name: mutant.name,
      subject: { ...subject, policies: subject.policies.toSpliced(index, 1, mutant.policy) },
    })),
  );
}

async function firstEscape(subject: Case['subject'], { escalations }: Case): Promise<string | undefined> {
  for (const attempt of escalations) if (await mayDo(subject, attempt)) return attempt.what;
  return undefined;
}

test.each([...roles, ...boundaries].map((each) => [each.subject.name, each] as const))(
  '%s: each mistake in what it may do lets an attempt through',
  async (role, each) => {
    const results: string[] = [];
    const unnoticed: string[] = [];
    for (const { name, subject } of mutantsOf(each)) {
      const escape = await firstEscape(subject, each);
      const reason = HARMLESS[`${role.replace('prod ', '')}: ${name}`];
      results.push(`${role}: ${name}`.padEnd(108) + (escape ?? `harmless: ${reason}`));
      if ((escape === undefined) !== (reason !== undefined))
        unnoticed.push(`${name}: ${escape ? 'is not harmless' : 'nothing noticed'}`);
    }
    process.stderr.write(`${results.join('\n')}\n`);
    expect(unnoticed).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  },
);
