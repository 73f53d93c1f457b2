import { type AutomationDocument } from '../document';
import { type ExecutionMode, type RateControl, type SignalType, type StopType } from '../executor';

/** What happens to an execution from outside. */
export interface CaseEvent {
  /** Seconds after the start. */
  readonly at: number;
  /** How to stop; null for the default of the API. @default - nobody stops it */
  readonly stop?: StopType | null;
  /** @default - no signal */
  readonly signal?: SignalType;
  readonly payload?: Readonly<Record<string, readonly string[]>>;
  readonly sender?: string;
}

/** What AWS documents of the execution; what is left out is not compared. */
export interface Expectation {
  /** Name of the error with which the start is refused. */
  readonly refused?: string;
  readonly status?: string;
  /** Names and statuses of the steps that started, in their order. */
  readonly run?: readonly string[];
  /** Names and statuses of all steps. */
  readonly all?: readonly string[];
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
  /** How many values outputs have. */
  readonly count?: Readonly<Record<string, number>>;
  /** Part of the execution's FailureMessage. */
  readonly message?: string;
  /** FailureStage and FailureType of the last step that failed. */
  readonly failure?: readonly [stage: string, type: string];
  /** From start to end. */
  readonly seconds?: number;
  /** The APIs that were called. */
  readonly calls?: readonly string[];
  /** The parameters of each call. */
  readonly sent?: readonly object[];
  /** The parameters of the first call. */
  readonly first?: object;
  /** What a script got. */
  readonly passed?: object;
  /** The role that calls were made with. */
  readonly role?: string;
}

/** One small document, and what AWS's pages say of it. */
export interface ConformanceCase {
  readonly title: string;
  /** Page of AWS that says it. */
  readonly page: string;
  /** What the page says, in words of our own. */
  readonly fact: string;
  readonly document: AutomationDocument;
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** Answers of each API, one after the other; the last one is given again. `{ fails: CODE }` is an error. */
  readonly answers: Readonly<Record<string, readonly unknown[]>>;
  /** What scripts return, in the same way. */
  readonly script: readonly unknown[];
  readonly documents: Readonly<Record<string, AutomationDocument>>;
  readonly events: readonly CaseEvent[];
  readonly mode: ExecutionMode;
  readonly control?: RateControl;
  readonly expect: Expectation;
}
