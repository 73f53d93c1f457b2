import { type ApiModels, type FindingCode } from '@nss/ssm-automation';

/** A document as plain JSON that may be changed. */
export type Draft = Record<string, unknown>;

/** One change that breaks a document in one place. It changes the draft it is given. */
export type Edit = (draft: Draft) => void;

/** One kind of mistake. */
export interface Mutation {
  /** `dangling-next-step` */
  readonly kind: string;
  /** Codes of which one has to be found, `any` where each will do; further findings may follow from the same mistake. */
  readonly codes: readonly FindingCode[] | 'any';
  /** Every place where a document can be broken in this way; none where the kind does not apply. */
  readonly edits: (document: Draft, apis: ApiModels) => readonly Edit[];
  /** Every text that the kind makes of one. @default - it changes no text, but what is read of it */
  readonly texts?: (text: string) => readonly string[];
}

/** A misspelling: two letters in the middle change places, or one is doubled where they are the same. */
export function misspelt(word: string): string {
  const at = Math.max(Math.floor(word.length / 2) - 1, 0);
  const [first = '', second = first] = word.slice(at, at + 2);
  return first === second
    ? `${word.slice(0, at)}${first}${word.slice(at)}`
    : `${word.slice(0, at)}${second}${first}${word.slice(at + 2)}`;
}
