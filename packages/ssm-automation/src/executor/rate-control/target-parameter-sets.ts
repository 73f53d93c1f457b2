import { plainType } from '../../document';
import { type Ports } from '../ports';
import { type RateControlledRequest } from './children';

/** Parameters of one child execution, and a name that tells it apart. */
export interface ParameterSet {
  readonly name: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/**
 * What each child execution gets: a set of target maps as it is, or the target parameter with one value.
 *
 * @throws Error when the target parameter is missing in the request or in the document, or a target cannot be found
 */
export async function targetParameterSets(request: RateControlledRequest, ports: Ports): Promise<ParameterSet[]> {
  const { targetMaps, targets, targetParameterName, document } = request;
  if (targetMaps)
    return targetMaps.map((parameters) => ({ name: Object.values(parameters).flat().join(' '), parameters }));
  if (!targets) return [{ name: 'all', parameters: {} }];
  const parameter = targetParameterName === undefined ? undefined : document.parameters?.[targetParameterName];
  if (targetParameterName === undefined || !parameter)
    throw new Error(`targets need a parameter of the document, not ${String(targetParameterName)}`);
  if (!['String', 'StringList'].includes(plainType(parameter.type)))
    throw new Error(`the target parameter ${targetParameterName} cannot be of type ${parameter.type}`);
  const context = { accountId: request.accountId ?? '123456789012', region: request.region ?? 'us-east-1' };
  const values: string[] = [];
  for (const target of targets) {
    if (target.Key === 'ParameterValues') values.push(...target.Values);
    else if (ports.targets) values.push(...(await ports.targets.find(target, context)));
    else throw new Error(`nothing here finds targets by ${target.Key}`);
  }
  return values.map((value) => ({ name: value, parameters: { [targetParameterName]: [value] } }));
}
