import { packetProblems } from '../invariants/reachability';
import { type SynthesisedStage, synthesise } from '../invariants/synthesised-stage';
import { referenceEnvironments, variants } from '../invariants/variants';
import { mutantsOf } from './mutants';

jest.setTimeout(600_000);

/** How many mutants are made of all templates together. */
const MUTANTS = 1000;

const stages: Readonly<Record<string, SynthesisedStage>> = Object.fromEntries([
  ...referenceEnvironments().map((loaded) => [loaded.name, synthesise(loaded)] as const),
  ...Object.entries(variants()).map(([name, loaded]) => [name, synthesise(loaded)] as const),
]);
const all = Object.entries(stages).flatMap(([name, stage]) =>
  mutantsOf(stage).map((mutant) => ({ name, stage, mutant })),
);

/** A stage whose properties may be replaced, and whose resources may go, without the original knowing. */
const copyOf = (stage: SynthesisedStage): SynthesisedStage => ({
  ...stage,
  resources: stage.resources.filter(({ Type }) => Type.startsWith('AWS::EC2::')).map((resource) => ({ ...resource })),
});

test('each of a thousand mistakes in the network of a template is noticed', () => {
  const step = all.length / MUTANTS;
  const chosen = Array.from({ length: MUTANTS }, (_, index) => all[Math.floor(index * step)]!);
  const unnoticed = chosen.flatMap(({ name, stage, mutant }) => {
    const copy = copyOf(stage);
    return mutant.make(copy) && packetProblems(copy).length === 0 ? [`${name}: ${mutant.name}`] : [];
  });
  expect(step).toBeGreaterThan(1);
  expect(unnoticed).toEqual([]);
});
