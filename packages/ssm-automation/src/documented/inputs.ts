import { ACTION_NAMES, type ActionName, INPUT_LIMITS, type InputLimit } from '../document';
import { contractOf } from '../validator';
import { type DocumentedFact, type DocumentPart, factsOf, held } from './documented-fact';
import { many, sample } from './sample-steps';

/** The pages of actions, where they are not called like the action. */
const PAGES: Partial<Readonly<Record<ActionName, string>>> = {
  'aws:changeInstanceState': 'changestate',
  'aws:copyImage': 'copyimage',
  'aws:createImage': 'create',
  'aws:createStack': 'createstack',
  'aws:createTags': 'createtag',
  'aws:deleteImage': 'delete',
  'aws:deleteStack': 'deletestack',
  'aws:invokeLambdaFunction': 'lamb',
  'aws:runCommand': 'runcommand',
  'aws:runInstances': 'runinstance',
  'aws:updateVariable': 'update-variable',
};

function pageOf(action: ActionName): string {
  return action === 'aws:invokeWebhook'
    ? 'invoke-webhook'
    : `automation-action-${PAGES[action] ?? action.slice('aws:'.length)}`;
}

/** What inputs an action needs, and what it takes for them: made of its contract. */
const CHOICES: readonly DocumentedFact[] = ACTION_NAMES.flatMap((action) =>
  Object.entries(contractOf(action)?.inputs ?? {}).flatMap(([name, { required, values }]) => [
    // A loop without steps is no loop to look into; it has a row of its own.
    ...(required && name !== 'Steps'
      ? factsOf(pageOf(action), [
          [`${action} needs ${name}`, held('missing-input', valid(action), without(action, name))],
        ])
      : []),
    ...(values
      ? factsOf(pageOf(action), [
          [
            `${name} is ${values.join(', ')}`,
            held('wrong-input', valid(action), {
              ...valid(action),
              ...sample(action, { [name]: 'documentedNonsense' }),
            }),
          ],
        ])
      : []),
  ]),
);

const LIMITS: readonly DocumentedFact[] = INPUT_LIMITS.flatMap((limit) =>
  // When a point in time comes is known once the step begins.
  limit.input === 'Timestamp'
    ? factsOf(limit.source, [
        [
          `Timestamp is at most ${limit.most} seconds away`,
          { unchecked: 'when that is depends on when the step begins; the executor fails it' },
        ],
      ])
    : factsOf(limit.source, [[textOf(limit), heldLimit(limit)]]),
);

/** Every input that an action needs, chooses from or counts. */
export const INPUTS: readonly DocumentedFact[] = [...CHOICES, ...LIMITS];

function textOf({ action, input, measure, least, most }: InputLimit): string {
  const bounds = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return `${input} of ${action}: ${bounds.join(' and ')}${measure === 'number' ? '' : ` ${measure}`}`;
}

function heldLimit(limit: InputLimit) {
  const { action, input, least = 1, most } = limit;
  // Nothing at all is an input that is not given, and a number can be 0.
  const beyond = most === undefined ? least - 1 : most + 1;
  return held('beyond-limit', valid(action), {
    ...valid(action),
    ...sample(action, { ...others(limit), [input]: amount(limit, beyond) }),
  });
}

/** What has to be there, or not, beside an input. */
function others({ action, input }: InputLimit): Readonly<Record<string, unknown>> {
  if (input === 'MaxIterations') return { Iterators: undefined, LoopCondition: { Variable: 'a', StringEquals: 'b' } };
  if (input === 'TemplateBody') return { TemplateURL: undefined };
  if (input === 'Targets' && action === 'aws:executeAutomation') return { TargetParameterName: 'Id' };
  return {};
}

function amount({ measure, input }: InputLimit, count: number): unknown {
  switch (measure) {
    case 'number':
      return count;
    case 'characters':
      return 'x'.repeat(count);
    case 'seconds':
      return `PT${count}S`;
    case 'items':
      if (input === 'RuntimeParameters') return Object.fromEntries(many(count, (index) => [`P${index}`, 'x']));
      return many(count, (index) => (/^(Target|Tags)/.test(input) ? { Key: `k${index}`, Values: ['v'] } : `x${index}`));
  }
}

function valid(action: ActionName): DocumentPart {
  return {
    ...sample(action),
    ...(action === 'aws:updateVariable' && { variables: { documentedVariable: { type: 'String' } } }),
    ...(action === 'aws:branch' && { steps: [...branch().steps] }),
  };
}

function without(action: ActionName, name: string): DocumentPart {
  return { ...valid(action), ...sample(action, { [name]: undefined }) };
}

/** A branch leads somewhere else than to itself. */
function branch() {
  const [step] = sample('aws:branch', {
    Choices: [{ NextStep: 'documentedNext', Variable: '{{ global:REGION }}', StringEquals: 'eu-west-1' }],
  }).steps as [Readonly<Record<string, unknown>>];
  return { steps: [step, { name: 'documentedNext', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }] };
}
