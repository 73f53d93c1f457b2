import { addresses } from './addresses';
import { drawing } from './drawing';
import { exposure } from './exposure';
import { identities } from './identities';
import { labels } from './labels';
import { openings } from './openings';
import { quotas } from './quotas';
import { reach } from './reach';
import { reachability } from './reachability';
import { records } from './records';
import { secrets } from './secrets';
import { stacks } from './stacks';
import { type SynthesisedStage, synthesise } from './synthesised-stage';
import { referenceEnvironments, variants } from './variants';
import { watching } from './watching';

jest.setTimeout(60_000);

const invariants = [
  ...identities,
  ...openings,
  ...reach,
  ...reachability,
  ...exposure,
  ...labels,
  ...records,
  ...watching,
  ...drawing,
  ...secrets,
  ...addresses,
  ...quotas,
  ...stacks,
];

const environments = [
  ...referenceEnvironments().map((loaded) => [loaded.name, loaded] as const),
  ...Object.entries(variants()),
];
const stages = new Map<string, SynthesisedStage>();
beforeAll(() => environments.forEach(([name, loaded]) => stages.set(name, synthesise(loaded))));

const stage = (name: string): SynthesisedStage => {
  const found = stages.get(name);
  if (!found) throw new Error(`${name} was not synthesised`);
  return found;
};

/** Which packets the repository's own environments let pass is proven by `nss-infra:reachability`, once. */
const provenElsewhere = referenceEnvironments().map(({ name }) => name);

describe.each(environments.map(([name]) => name))('%s', (name) => {
  const own = provenElsewhere.includes(name) ? invariants.filter((each) => !reachability.includes(each)) : invariants;
  test.each(own.map(({ holds, violations }) => [holds, violations] as const))('%s', (_holds, violations) => {
    expect(violations(stage(name))).toEqual([]);
  });
});

describe('what breaks an invariant is seen', () => {
  const broken = invariants.flatMap(({ holds, violations, breaks }) =>
    Object.entries(breaks).map(([how, breakIt]) => [holds, how, violations, breakIt] as const),
  );

  test.each(broken)('%s: %s', (_holds, _how, violations, breakIt) => {
    const copy = structuredClone(stage('prod'));
    breakIt(copy);
    expect(violations(copy)).not.toEqual([]);
  });
});
