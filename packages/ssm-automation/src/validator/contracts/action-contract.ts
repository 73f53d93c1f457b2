import { type PlainType } from '../../document';
import { type ApiShape } from '../ports';

/** What an action takes and gives. */
export interface ActionContract {
  readonly inputs: Readonly<Record<string, InputContract>>;
  /** Groups of inputs of which exactly one has to be there. @default - none */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Groups of inputs of which at least one has to be there. @default - none */
  readonly atLeastOne?: readonly (readonly string[])[];
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
  /** Values to choose from, for text. @default - any */
  readonly values?: readonly string[];
  /** What text has to look like, and how to say so. @default - anything */
  readonly pattern?: { readonly expression: RegExp; readonly example: string };
}
