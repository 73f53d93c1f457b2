import { type PlacedStep } from '../../document';
import { type Fault } from '../finding';
import { plainText } from './kind';

type Inputs = Readonly<Record<string, unknown>>;

/** Inputs that are right one by one, and not together. */
export function combinationFaults(placed: PlacedStep, inputs: Inputs): Fault[] {
  return [...lostLog(placed, inputs), ...typeOfNothing(placed, inputs), ...crossedCounts(placed, inputs)];
}

/** A function that is not waited for has no log: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html (LogType) */
function lostLog({ step, path }: PlacedStep, { LogType, InvocationType }: Readonly<Record<string, unknown>>): Fault[] {
  if (step.action !== 'aws:invokeLambdaFunction' || LogType !== 'Tail') return [];
  if (InvocationType !== 'Event' && InvocationType !== 'DryRun') return [];
  return [
    {
      code: 'wrong-input',
      path: [...path, 'inputs', 'LogType'],
      message: `LogType is Tail, and InvocationType ${InvocationType}, which answers without a log`,
      remedy: 'write InvocationType RequestResponse, or leave LogType out',
    },
  ];
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html (IteratorDataType) */
function typeOfNothing({ step, path }: PlacedStep, { Iterators, IteratorDataType }: Inputs): Fault[] {
  if (step.action !== 'aws:loop' || IteratorDataType === undefined || Iterators !== undefined) return [];
  return [
    {
      code: 'without-effect',
      path: [...path, 'inputs', 'IteratorDataType'],
      atKey: true,
      message: 'IteratorDataType says of what type Iterators are, and there are none',
      remedy: 'leave it out',
    },
  ];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html (MinCount) */
function crossedCounts(
  { step, path }: PlacedStep,
  { MinInstanceCount: least, MaxInstanceCount: most }: Inputs,
): Fault[] {
  if (step.action !== 'aws:runInstances' || !(countOf(least) > countOf(most))) return [];
  return [
    {
      code: 'wrong-input',
      severity: 'warning',
      path: [...path, 'inputs', least === undefined ? 'MaxInstanceCount' : 'MinInstanceCount'],
      message: `at least ${plainText(least ?? 1)} and at most ${plainText(most ?? 1)} instances are asked for`,
      remedy: 'let MaxInstanceCount be no less than MinInstanceCount',
    },
  ];
}

/** One where nothing is given, and no number where nobody knows. */
function countOf(written: unknown): number {
  if (written === undefined) return 1;
  return typeof written === 'string' || typeof written === 'number' ? Number(written) : NaN;
}
