import { type PlainType } from '../../document';
import { type ApiShape } from '../ports';
import { type Severity } from '../severity';

/** What an action takes and gives. */
export interface ActionContract {
  readonly inputs: Readonly<Record<string, InputContract>>;
  /** Groups of inputs of which exactly one has to be there. @default - none */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Groups of inputs of which at least one has to be there. @default - none */
  readonly atLeastOne?: readonly (readonly string[])[];
  /** Groups of inputs of which at most one may be there. @default - none */
  readonly atMostOne?: readonly (readonly string[])[];
  /** Inputs that have to be there where another one is. @default - none */
  readonly needs?: Readonly<Record<string, string>>;
  /** Inputs beyond the listed ones are parameters of an API. @default false */
  readonly callsApi?: true;
  /** Outputs that the action has without their being declared; `any` for values whose type the document does not tell. */
  readonly outputs: Readonly<Record<string, PlainType | 'any'>>;
}

/** What one input takes. */
export interface InputContract {
  readonly shape: ApiShape;
  /** @default false */
  readonly required?: true;
  /** Values to choose from, for text or each text of a list. @default - any */
  readonly values?: readonly string[];
  /** What text has to look like, and how to say so. @default - anything */
  readonly pattern?: InputPattern;
}

/** What text of an input has to look like. */
export interface InputPattern {
  readonly expression: RegExp;
  /** Text that does. */
  readonly example: string;
  /** Of text that does not. @default error */
  readonly severity?: Severity;
}
