import { isFixed, type PlacedStep } from '../../document';
import { suggest } from '@nss/suggestion';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type HandlerReading } from '../ports';
import { isMap } from './kind';
import { readableSelector } from './readable-selector';

/**
 * What is wrong between a step and the function that it calls: how many parameters it takes, what it reads of InputPayload,
 * and what the step's outputs look for in what it returns.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Handler, InputPayload, Payload)
 */
export function handlerFaults(placed: PlacedStep, handler: string, reading: HandlerReading): Fault[] {
  return [
    ...parameterFaults(placed, handler, reading),
    ...payloadFaults(placed, handler, reading),
    ...returnFaults(placed, handler, reading),
  ];
}

function parameterFaults({ path }: PlacedStep, handler: string, { parameters }: HandlerReading): Fault[] {
  if (!parameters || (parameters.least <= 2 && (parameters.most ?? 2) >= 2)) return [];
  const { least, most } = parameters;
  return [
    {
      code: 'wrong-handler',
      path: [...path, 'inputs', 'Handler'],
      message: `${handler} takes ${least === most ? least : `${least} to ${most}`} parameters, and is called with two`,
      remedy: `write def ${handler}(events, context)`,
    },
  ];
}

function payloadFaults(
  { step, path }: PlacedStep,
  handler: string,
  { needed, used = [], usesOthers = true }: HandlerReading,
): Fault[] {
  const { InputPayload: payload } = step.inputs ?? {};
  const at = [...path, 'inputs', 'InputPayload'];
  if (payload !== undefined && (!isMap(payload) || !Object.keys(payload).every(isFixed))) return [];
  const given = Object.keys(payload ?? {});
  const missing = (needed ?? []).filter((key) => !given.includes(key));
  // What it asks for and does not get, by nearly the same name, is meant.
  const meant = (key: string) =>
    suggest(
      key,
      used.filter((each) => !given.includes(each)),
    ) !== undefined;
  const unread = given.filter((key) => !used.includes(key) && (!usesOthers || meant(key)));
  return [
    ...missing.map(
      (key): Fault => ({
        code: 'wrong-payload',
        path: payload === undefined ? [...path, 'inputs'] : at,
        atKey: true,
        message: `${handler} reads ${key}, which InputPayload does not give`,
        remedy: didYouMean(key, unread, `give ${key}`),
      }),
    ),
    ...(missing.length > 0 ? [] : unread).map(
      (key): Fault => ({
        code: 'wrong-payload',
        severity: meant(key) ? 'warning' : 'note',
        path: [...at, key],
        atKey: true,
        message: `${handler} does not read ${key}`,
        remedy: didYouMean(key, used, 'leave it out'),
      }),
    ),
  ];
}

function returnFaults({ step, path }: PlacedStep, handler: string, { returned }: HandlerReading): Fault[] {
  const outputs: unknown = step.outputs;
  if (returned === undefined || !Array.isArray(outputs)) return [];
  return outputs.flatMap((output: unknown, index): Fault[] => {
    const selector = isMap(output) ? output['Selector'] : undefined;
    const key = typeof selector === 'string' ? returnedKey(selector) : undefined;
    if (key === undefined || returned.includes(key)) return [];
    return [
      {
        code: 'wrong-selector',
        severity: 'warning',
        path: [...path, 'outputs', index, 'Selector'],
        message: `${handler} returns no ${key}`,
        remedy: didYouMean(key, returned, `return it, or take one of ${returned.join(', ')}`),
      },
    ];
  });
}

/** The key of what a script returns that a selector begins with; undefined for any other selector. */
function returnedKey(selector: string): string | undefined {
  const [first, second] = readableSelector(selector) ?? [];
  return first?.kind === 'keys' && first.keys[0] === 'Payload' && second?.kind === 'keys' && second.keys.length === 1
    ? second.keys[0]
    : undefined;
}
