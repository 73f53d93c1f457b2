import { type ActionName } from './action-name';
import { type ParameterType } from './parameter-type';

/** Written as text in most published documents, and as a number or boolean in the rest; AWS accepts both. */
export type Scalar<T> = T | string;

/** Where a step goes when it fails. */
export type OnFailure = 'Abort' | 'Continue' | `step:${string}`;

/** Where the automation goes when someone cancels it while a step runs. */
export type OnCancel = 'Abort' | `step:${string}`;

/**
 * One step of a runbook.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common
 */
export interface Step {
  /** Unique in the document, loop bodies included; 3 to 128 letters, digits, hyphens or underscores. */
  readonly name: string;
  readonly action: ActionName;
  readonly description?: string;
  /** What the action takes; any value may hold `{{ references }}`. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Values taken out of the action's response. @default - the action's own outputs only */
  readonly outputs?: readonly OutputDeclaration[];
  /** How often the step is tried, the first time included. @default 1 */
  readonly maxAttempts?: Scalar<number>;
  /** Seconds an attempt may take. @default - depends on the action */
  readonly timeoutSeconds?: Scalar<number>;
  /** @default Abort */
  readonly onFailure?: OnFailure;
  /** @default Abort */
  readonly onCancel?: OnCancel;
  /** Whether a failure makes the whole automation fail. @default true, and false where onFailure is Continue */
  readonly isCritical?: Scalar<boolean>;
  /** Whether the automation stops after this step, failed or not. @default false */
  readonly isEnd?: Scalar<boolean>;
  /** @default - the step written next */
  readonly nextStep?: string;
}

/** A value a step takes out of its action's response. */
export interface OutputDeclaration {
  readonly Name: string;
  /** JSONPath into the response, usually from `$`. @default - the output of that name the action itself has */
  readonly Selector?: string;
  /** @default String */
  readonly Type?: ParameterType;
}

/** One way out of an `aws:branch` step. */
export type Choice = Condition & { readonly NextStep: string };

/** A test on one value, or several combined. Also what a do-while loop repeats on. */
export type Condition =
  | { readonly And: readonly Condition[] }
  | { readonly Or: readonly Condition[] }
  | { readonly Not: Condition }
  | ({ readonly Variable: unknown } & { readonly [operator: string]: unknown });

/** What an `aws:loop` step takes. */
export interface LoopInputs {
  /** Walks a list. @default - LoopCondition is used */
  readonly Iterators?: unknown;
  /** The element type of Iterators. @default - the type of the list */
  readonly IteratorDataType?: 'Boolean' | 'Integer' | 'String' | 'StringMap';
  /** Repeats while true, tested after the body. @default - Iterators is used */
  readonly LoopCondition?: Condition;
  /** @default 100, which is also the greatest value */
  readonly MaxIterations?: Scalar<number>;
  readonly Steps: readonly Step[];
}
