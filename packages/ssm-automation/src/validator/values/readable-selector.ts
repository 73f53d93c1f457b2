import { parseSelector, type Segment } from '../../executor';

/** The segments of a selector; undefined for one that cannot be read, which the rule about selectors tells by itself. */
export function readableSelector(selector: string): readonly Segment[] | undefined {
  try {
    return parseSelector(selector);
  } catch {
    return undefined;
  }
}
