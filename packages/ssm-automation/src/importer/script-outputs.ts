import { PLAIN_TYPES, type PlainType } from '../document';
import { SelectorText } from '../builder';
import { isMap } from '../validator/values/kind';

/**
 * Outputs of code as the builder takes them: the type alone where the selector is the one of its name, `$.Payload.Count`. Undefined where one
 * of them has no selector, or a type that the builder does not know.
 */
export function scriptOutputs(outputs: unknown): Readonly<Record<string, PlainType | SelectorText>> | undefined {
  if (outputs === undefined) return {};
  if (!Array.isArray(outputs)) return undefined;
  const entries = (outputs as unknown[]).map((each) => {
    if (!isMap(each) || typeof each['Name'] !== 'string') return undefined;
    const { Name, Selector, Type } = each;
    if (typeof Selector !== 'string' || !Selector.startsWith('$')) return undefined;
    const type = PLAIN_TYPES.find((plain) => plain === Type);
    if (type === undefined) return undefined;
    return [Name, Selector === `$.Payload.${Name}` ? type : new SelectorText(Selector as `$${string}`, type)] as const;
  });
  const found = entries.filter((each) => each !== undefined);
  return found.length === outputs.length ? Object.fromEntries(found) : undefined;
}
