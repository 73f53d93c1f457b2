import { type Words } from './words';

/** Whether a condition holds for a line, whose fields are asked by name. */
export type Condition<Fields> = (fields: Fields) => boolean;

/**
 * Conditions joined by `&&` and `||`, of which `&&` binds first, with parentheses.
 * @param one reads a single condition
 */
export function conditions<Fields>(words: Words, one: (words: Words) => Condition<Fields>): Condition<Fields> {
  const single = (): Condition<Fields> => {
    if (!words.take('(')) return one(words);
    const inside = conditions(words, one);
    words.one(/^\)$/);
    return inside;
  };
  const all = (): Condition<Fields> => {
    const parts = [single()];
    while (words.take('&&')) parts.push(single());
    return (fields) => parts.every((part) => part(fields));
  };
  const parts = [all()];
  while (words.take('||')) parts.push(all());
  return (fields) => parts.some((part) => part(fields));
}
