import { isNode } from 'yaml';

/** Where a node begins in the text. */
export function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}
