import { type LoopInputs, type Step } from '../../document';
import { type AwsContext } from '../ports';
import { type ExecutionState } from './execution-state';
import { type WalkEnd } from './walk-end';

/** One attempt at a step, as its action sees it. */
export interface Invocation {
  readonly step: Step;
  /** Inputs with all references resolved; branch and loop resolve theirs when they need them. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly state: ExecutionState;
  /** The execution's, with the name of the step. */
  readonly context: AwsContext;
  /** Aborts when the attempt times out or the automation is cancelled. */
  readonly stop: AbortSignal;
  /** Calls AWS with the automation's role. The response is plain JSON: dates are text. */
  call(service: string, api: string, parameters: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** @throws StepFailure when the attempt is over before */
  sleep(seconds: number): Promise<void>;
  /** Shows the step and the automation as Waiting while the promise is open. */
  waiting<T>(promise: Promise<T>): Promise<T>;
  /** Runs the steps of a loop's body once. */
  runBody(steps: LoopInputs['Steps'], iteration: number, iteratorValue: unknown): Promise<WalkEnd>;
  /** Makes outputs of the step available while it runs. */
  publish(outputs: Readonly<Record<string, unknown>>): void;
}

/** What an action comes to. Failures are thrown. */
export interface ActionResult {
  /** What selectors of declared outputs look at. @default - the outputs */
  readonly response?: unknown;
  /** The outputs every step with this action has. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** The step to go to instead of the next one. */
  readonly next?: string;
  /** For loops: how the body ended, where it did not simply complete. */
  readonly ended?: WalkEnd;
}

/** What one action does. */
export type Action = (invocation: Invocation) => Promise<ActionResult>;
