import { type StackChange, type Template } from '@nss/deployment';

/** Two sets of sentences: what comes and what goes. */
export interface ComesAndGoes {
  readonly comes: readonly string[];
  readonly goes: readonly string[];
}

/** Compares sentences about every stack, before and after. */
export function comesAndGoes(
  stacks: readonly StackChange[],
  sentences: (template: Template) => readonly string[],
): ComesAndGoes {
  const both = stacks.map(({ before, after }) => ({
    before: new Set(sentences(before)),
    after: new Set(sentences(after)),
  }));
  return {
    comes: both.flatMap(({ before, after }) => [...after].filter((sentence) => !before.has(sentence))),
    goes: both.flatMap(({ before, after }) => [...before].filter((sentence) => !after.has(sentence))),
  };
}
