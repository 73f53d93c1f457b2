import {
  type AutomationDocument,
  parseReference,
  type PlainType,
  plainType,
  type Step,
  walkSteps,
} from '../../document';
import { contractOf } from '../contracts';
import { isMap, plainText } from '../values/kind';

/** What the references of a document can stand for. */
export interface ReferenceTypes {
  readonly parameters: readonly string[];
  readonly variables: readonly string[];
  readonly steps: ReadonlyMap<string, Step>;
  /** The outputs of a step: its action's own and those it declares. */
  outputsOf(step: Step): ReadonlyMap<string, PlainType | 'any'>;
  /** The type of what a name stands for; undefined where nothing of that name is declared or its type is not known. */
  typeOf(name: string): PlainType | undefined;
}

/** Reads the declarations of a document. */
export function referenceTypes(document: AutomationDocument): ReferenceTypes {
  const parameters = declarations(document.parameters);
  const variables = declarations(document.variables);
  // Of two steps of one name the first counts.
  const steps = new Map(
    walkSteps(document)
      .reverse()
      .map(({ step }) => [step.name, step]),
  );
  return {
    parameters: [...parameters.keys()],
    variables: [...variables.keys()],
    steps,
    outputsOf,
    typeOf: (name) => {
      const reference = parseReference(name);
      switch (reference.kind) {
        case 'parameter':
          return parameters.get(reference.name);
        case 'variable':
          return reference.path.length === 0 ? variables.get(reference.name) : undefined;
        case 'system':
          return 'String';
        case 'foreign':
          return undefined;
        case 'step': {
          const step = steps.get(reference.step);
          const type = step && outputsOf(step).get(reference.output);
          return type === 'any' || (step && isOfOne(step, reference.output)) ? undefined : type;
        }
      }
    },
  };
}

/**
 * Whether a list has one element, which may stand for a text too: AWS-UpdateLinuxAmi gives `{{ launchInstance.InstanceIds }}` to
 * aws:createImage. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html
 */
function isOfOne({ action, inputs }: Step, output: string): boolean {
  const most = isMap(inputs) ? inputs['MaxInstanceCount'] : undefined;
  return action === 'aws:runInstances' && output === 'InstanceIds' && (most === undefined || plainText(most) === '1');
}

function outputsOf(step: Step): ReadonlyMap<string, PlainType | 'any'> {
  const own = Object.entries(contractOf(step.action)?.outputs ?? {});
  const declared = (Array.isArray(step.outputs) ? (step.outputs as unknown[]) : [])
    .filter(isMap)
    .map(({ Name, Type = 'String' }) => [plainText(Name), plainType(plainText(Type))] as const);
  return new Map<string, PlainType | 'any'>([...own, ...declared]);
}

function declarations(declared: unknown): ReadonlyMap<string, PlainType> {
  const entries = isMap(declared) ? Object.entries(declared) : [];
  return new Map(entries.map(([name, value]) => [name, plainType(isMap(value) ? plainText(value['type']) : 'String')]));
}
