import { isMap, isPair, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { type Path } from './position';

function child(node: Node | null, key: string | number): Node | null {
  if (isMap(node)) return (pairOf(node, key)?.value as Node | null) ?? null;
  return isSeq(node) && typeof key === 'number' ? ((node.items[key] as Node | undefined) ?? null) : null;
}

function pairOf(map: YAMLMap, key: string | number) {
  // Of a key that stands twice the last one counts.
  return map.items.findLast((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key));
}

/** The node at a path of a parsed text, or its nearest ancestor that exists. */
export function nodeAt(root: Node | null, path: Path): Node | null {
  let node = root;
  for (const key of path) {
    const next = child(node, key);
    if (!next) return node;
    node = next;
  }
  return node;
}

/** The node of the key that a path ends in; null for elements of a list, and where there is none. */
export function keyAt(root: Node | null, path: Path): Node | null {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1);
  return isMap(parent) && key !== undefined ? ((pairOf(parent, key)?.key as Node | undefined) ?? null) : null;
}
