import { ACTION_NAMES, isActionName, type Path, type PlacedStep } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap, kindOf } from '../values/kind';
import { unknownKeys } from '../values/known-keys';
import { mismatches, type TypeOf } from '../values/mismatches';
import { BOOLEAN, INTEGER, TEXT } from '../values/shapes';

const SHAPES = {
  description: TEXT,
  maxAttempts: INTEGER,
  timeoutSeconds: INTEGER,
  isCritical: BOOLEAN,
  isEnd: BOOLEAN,
  nextStep: TEXT,
} as const;

const KEYS = ['name', 'action', 'inputs', 'outputs', 'onFailure', 'onCancel', ...Object.keys(SHAPES)];

/**
 * What every step can say, whatever its action.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common
 */
export const stepEnvelope: Rule = ({ steps, references }) =>
  steps.flatMap((placed) => stepFaults(placed, references.typeOf));

function stepFaults({ step, path }: PlacedStep, typeOf: TypeOf): Fault[] {
  const written = step as unknown as Readonly<Record<string, unknown>>;
  const faults = unknownKeys(written, KEYS, path, 'a step');
  if (!/^[A-Za-z0-9_-]{3,128}$/.test(step.name)) {
    faults.push({
      code: 'wrong-name',
      path: [...path, 'name'],
      message: `a step cannot be called "${step.name}"`,
      remedy: 'use 3 to 128 letters, digits, hyphens and underscores',
    });
  }
  if (!isActionName(step.action)) {
    faults.push({
      code: 'unknown-action',
      path: [...path, 'action'],
      message: `there is no action ${String(step.action)}`,
      remedy: didYouMean(step.action, ACTION_NAMES),
    });
  }
  if (written['inputs'] !== undefined && written['inputs'] !== null && !isMap(written['inputs'])) {
    faults.push({
      code: 'wrong-value',
      path: [...path, 'inputs'],
      message: `inputs is ${kindOf(written['inputs'])}`,
      remedy: 'write a map',
    });
  }
  for (const [key, shape] of Object.entries(SHAPES)) {
    if (written[key] === undefined) continue;
    for (const { what, path: at, message, remedy } of mismatches(written[key], shape, [...path, key], typeOf)) {
      faults.push({ code: what === 'reference' ? 'wrong-reference-type' : 'wrong-value', path: at, message, remedy });
    }
  }
  return [
    ...faults,
    ...ruleFaults(written, 'onFailure', ['Abort', 'Continue', 'step:NAME'], path),
    ...ruleFaults(written, 'onCancel', ['Abort', 'step:NAME'], path),
    ...loopFaults(written, path),
  ];
}

/** "The onCancel property isn't supported for the aws:loop action": https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html */
function loopFaults({ action, onCancel }: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  if (action !== 'aws:loop' || onCancel === undefined) return [];
  return [
    {
      code: 'unknown-key',
      path: [...path, 'onCancel'],
      atKey: true,
      message: 'a loop has no onCancel',
      remedy: 'write it at the steps inside the loop',
    },
  ];
}

function ruleFaults(
  step: Readonly<Record<string, unknown>>,
  key: 'onFailure' | 'onCancel',
  allowed: readonly string[],
  path: Path,
): Fault[] {
  const value = step[key];
  const isAllowed =
    typeof value === 'string' &&
    (/^step:\s*\S+$/.test(value) || allowed.some((rule) => rule.toLowerCase() === value.toLowerCase()));
  if (value === undefined || isAllowed) return [];
  return [
    {
      code: 'wrong-value',
      path: [...path, key],
      message: `${key} is ${kindOf(value)}`,
      remedy: `write ${allowed.join(' or ')}`,
    },
  ];
}
