import { plainType } from '../../document';
import { InvalidAutomationExecutionParameters } from '../parameters/bind-parameters';
import { type Ports } from '../ports';
import { type RateControlledRequest } from './children';

/** Parameters of one child execution, and a name that tells it apart. */
export interface ParameterSet {
  readonly name: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/** A target that there cannot be, named as the API names it. */
export class InvalidTarget extends Error {
  override readonly name = 'InvalidTarget';
}

/**
 * Refuses targets that do not go together.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
 *
 * @throws InvalidAutomationExecutionParameters for a combination the API does not take, InvalidTarget where the document
 * has no such parameter
 */
export function requireTargets({ targetMaps, targets, targetParameterName, document }: RateControlledRequest): void {
  if (targets && targetMaps)
    throw new InvalidAutomationExecutionParameters(['Targets and TargetMaps cannot be specified together']);
  if (targets && targetParameterName === undefined)
    throw new InvalidAutomationExecutionParameters(['TargetParameterName is required where there are Targets']);
  if (!targets && targetParameterName !== undefined)
    throw new InvalidAutomationExecutionParameters(['Targets are required where there is a TargetParameterName']);
  if (targetParameterName === undefined) return;
  const parameter = document.parameters?.[targetParameterName];
  if (!parameter) throw new InvalidTarget(`the document has no parameter ${targetParameterName}`);
  if (!['String', 'StringList'].includes(plainType(parameter.type)))
    throw new InvalidTarget(`the target parameter ${targetParameterName} cannot be of type ${parameter.type}`);
}

/**
 * What each child execution gets: a set of target maps as it is, or the target parameter with one value.
 *
 * @throws Error when a target cannot be found
 */
export async function targetParameterSets(request: RateControlledRequest, ports: Ports): Promise<ParameterSet[]> {
  const { targetMaps, targets, targetParameterName = '' } = request;
  if (targetMaps)
    return targetMaps.map((parameters) => ({ name: Object.values(parameters).flat().join(' '), parameters }));
  if (!targets) return [{ name: 'all', parameters: {} }];
  const context = { accountId: request.accountId ?? '123456789012', region: request.region ?? 'us-east-1' };
  const values: string[] = [];
  for (const target of targets) {
    if (target.Key === 'ParameterValues') values.push(...target.Values);
    else if (ports.targets) values.push(...(await ports.targets.find(target, context)));
    else throw new Error(`nothing here finds targets by ${target.Key}`);
  }
  return values.map((value) => ({ name: value, parameters: { [targetParameterName]: [value] } }));
}
