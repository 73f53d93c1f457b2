import { isTrue, type Path, type PlacedStep } from '../../document';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { type Severity } from '../severity';
import { isNameless } from '../sound-document';
import { isMap, kindOf, plainText } from '../values/kind';
import { actionFaults } from '../values/action-faults';
import { unknownKeys } from '../values/known-keys';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
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
export const stepEnvelope: Rule = ({ steps, references, name }) =>
  steps.flatMap((placed) => stepFaults(placed, references.typeOf, name));

function stepFaults({ step, path }: PlacedStep, typeOf: TypeOf, owner: string | undefined): Fault[] {
  const written = step as unknown as Readonly<Record<string, unknown>>;
  const faults = unknownKeys(written, KEYS, path, 'a step');
  if (!/^[A-Za-z0-9_-]{3,128}$/.test(step.name) && !isNameless(step.name)) {
    faults.push({
      code: 'wrong-name',
      path: [...path, 'name'],
      message: `a step cannot be called "${step.name}"`,
      remedy: 'use 3 to 128 letters, digits, hyphens and underscores',
    });
  }
  faults.push(...actionFaults(step.action, [...path, 'action'], owner));
  if (written['inputs'] !== undefined && written['inputs'] !== null && !isMap(written['inputs'])) {
    faults.push({
      code: 'wrong-value',
      path: [...path, 'inputs'],
      message: `inputs is ${kindOf(written['inputs'])}`,
      remedy: 'write a map',
    });
  }
  for (const [key, shape] of Object.entries(SHAPES)) {
    if (written[key] === undefined || written[key] === null) continue;
    faults.push(
      ...mismatches(written[key], shape, [...path, key], typeOf).map((mismatch) =>
        mismatchFault(mismatch, mismatchCodes('wrong-value')),
      ),
    );
  }
  return [
    ...faults,
    ...ruleFaults(written, 'onFailure', ['Abort', 'Continue', 'step:NAME'], path),
    ...ruleFaults(written, 'onCancel', ['Abort', 'step:NAME'], path),
    ...cancelFaults(written, path),
    ...afterEnd(written, path),
  ];
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#endProp: nothing comes after such a step */
function afterEnd({ isEnd, nextStep }: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  if (!isTrue(isEnd as boolean | string) || typeof nextStep !== 'string') return [];
  return [
    {
      code: 'without-effect',
      path: [...path, 'nextStep'],
      atKey: true,
      message: 'the automation ends with this step, and nextStep leads nowhere',
      remedy: 'leave out nextStep, or isEnd',
    },
  ];
}

/**
 * Actions whose pages say that they support no onCancel, with how bad it is to write one: AWS publishes runbooks that update a variable so.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html and automation-action-update-variable.html
 */
const WITHOUT_CANCEL: Readonly<Record<string, Severity>> = { 'aws:loop': 'error', 'aws:updateVariable': 'warning' };

function cancelFaults({ action, onCancel }: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  const severity = WITHOUT_CANCEL[plainText(action)];
  if (severity === undefined || onCancel === undefined) return [];
  return [
    {
      code: 'unknown-key',
      severity,
      path: [...path, 'onCancel'],
      atKey: true,
      message: `${plainText(action)} supports no onCancel`,
      remedy: action === 'aws:loop' ? 'write it at the steps inside the loop' : 'leave it out',
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
