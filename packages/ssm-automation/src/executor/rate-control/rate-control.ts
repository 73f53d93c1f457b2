/**
 * Where and how widely a runbook runs.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-scale-controls.html
 */
export interface RateControl {
  /** The parameter that takes each target's value. @default - required with targets */
  readonly targetParameterName?: string;
  /** What to run on: `ParameterValues` with the values themselves, or tags and groups that the targets port finds. */
  readonly targets?: readonly Target[];
  /** Sets of parameter values, one execution each. @default - targets are used */
  readonly targetMaps?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Accounts and regions. @default - the execution's own */
  readonly targetLocations?: readonly TargetLocation[];
  /** How many run at once: a number or a percentage of the targets. @default 10 */
  readonly maxConcurrency?: string;
  /** How many may fail before no more start: a number or a percentage. @default 0 */
  readonly maxErrors?: string;
}

/** Some targets, by a key and its values. */
export interface Target {
  readonly Key: string;
  readonly Values: readonly string[];
}

/** Accounts times regions. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_TargetLocation.html */
export interface TargetLocation {
  readonly Accounts?: readonly string[];
  readonly Regions?: readonly string[];
  /** How many account and region pairs run at once. @default 1 */
  readonly TargetLocationMaxConcurrency?: string;
  /** How many pairs may fail before no more start. @default 0 */
  readonly TargetLocationMaxErrors?: string;
  /** Name of the role in each account. @default AWS-SystemsManager-AutomationExecutionRole */
  readonly ExecutionRoleName?: string;
}

/**
 * A limit as AWS reads it: a number, or a percentage of the total rounded down.
 *
 * @throws RangeError for other text
 */
export function limitOf(text: string, total: number): number {
  const match = /^(\d+)(%?)$/.exec(text.trim());
  if (!match) throw new RangeError(`a limit is a number or a percentage, not ${text}`);
  const number = Number(match[1]);
  return match[2] ? Math.floor((total * number) / 100) : number;
}
