import { type Invariant } from './invariant';
import { type SynthesisedStage } from './synthesised-stage';

const PARTS = ['audit', 'bastion', 'connection', 'foundation', 'network', 'observability', 'relay', 'runbooks'];

/** Which stack is deployed before which, beyond the references between them. */
const ORDER = [
  ...PARTS.filter((part) => part !== 'foundation').map((part) => ['foundation', part] as const),
  ['network', 'relay'],
  ['relay', 'bastion'],
  ['bastion', 'connection'],
] as const;

/** Whether a part is deployed before another, directly or through others. */
function before(stage: SynthesisedStage, first: string, then: string): boolean {
  const dependencies = partOf(stage, then)?.dependencies ?? [];
  return dependencies.includes(first) || dependencies.some((between) => before(stage, first, between));
}

function partOf({ stacks }: SynthesisedStage, part: string) {
  return stacks.find((stack) => stack.part === part);
}

/** How an environment is divided and deployed. */
export const stacks: readonly Invariant[] = [
  {
    holds: 'an environment has its eight stacks, named after its purpose',
    violations: ({ stacks: all, environment: { purpose } }) => {
      const wanted = PARTS.map((part) => `${purpose}-${part}`);
      const found = all.map(({ stackName }) => stackName).sort();
      return found.join() === wanted.join() ? [] : found;
    },
    breaks: {
      'another name': (stage) => {
        stage.stacks[0]!.stackName = 'foundation';
      },
    },
  },
  {
    holds: 'every stack is protected against deletion',
    violations: (stage) =>
      stage.stacks.filter(({ terminationProtection }) => !terminationProtection).map(({ part }) => part),
    breaks: {
      'one is not': (stage) => {
        stage.stacks[0]!.terminationProtection = false;
      },
    },
  },
  {
    holds: 'every stack belongs to the account and region of the file',
    violations: ({ stacks: all, environment: { account, region } }) =>
      all.filter(({ place }) => place !== `${account}/${region}`).map(({ part, place }) => `${part} ${place}`),
    breaks: {
      'another account': (stage) => {
        stage.stacks[0]!.place = '111111111111/ap-northeast-1';
      },
      'another region': (stage) => {
        stage.stacks[0]!.place = '222222222222/us-east-1';
      },
    },
  },
  {
    // Gateways and endpoints take addresses that the plan gave to others. No reference shows it.
    holds: 'key and notifications come before what uses them, and fixed addresses before dynamic ones',
    violations: (stage) =>
      ORDER.filter(([first, then]) => !before(stage, first, then)).map(
        ([first, then]) => `${then} does not wait for ${first}`,
      ),
    breaks: {
      'the connection does not wait for the bastion': (stage) => {
        const connection = partOf(stage, 'connection')!;
        connection.dependencies = connection.dependencies.filter((part) => part !== 'bastion');
      },
      'the bastion does not wait for the relay': (stage) => {
        const bastion = partOf(stage, 'bastion')!;
        bastion.dependencies = bastion.dependencies.filter((part) => part !== 'relay');
      },
      'nothing waits for the foundation': (stage) =>
        stage.stacks.forEach((stack) => {
          stack.dependencies = stack.dependencies.filter((part) => part !== 'foundation');
        }),
    },
  },
  {
    holds: "no template is near CloudFormation's limits of 500 resources and a megabyte",
    violations: (stage) =>
      stage.stacks
        .filter(
          ({ template }) =>
            Object.keys(template.Resources ?? {}).length > 400 || JSON.stringify(template).length > 800_000,
        )
        .map(({ part, template }) => `${part}: ${Object.keys(template.Resources ?? {}).length} resources`),
    breaks: {
      'too many': (stage) => {
        Object.assign(
          stage.stacks[0]!.template.Resources!,
          Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`R${i}`, {}])),
        );
      },
      'too long': (stage) => {
        stage.stacks[0]!.template.Resources!['Long'] = 'x'.repeat(800_000);
      },
    },
  },
];
