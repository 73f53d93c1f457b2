import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type Path, type Position } from './position';

/** Finds places in a text that is JSON, ten times faster than in YAML. */
export interface JsonPositions {
  /** Where the value at a path starts, or its nearest ancestor that exists. */
  positionOf(path: Path): Position;
  /** Where the key that a path ends in starts; the value's place for elements of a list. */
  positionOfKey(path: Path): Position;
}

/** @param text JSON */
export function jsonPositions(text: string): JsonPositions {
  const root = parseTree(text);
  const lineStarts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  const at = (node: Node | undefined): Position => {
    const offset = node?.offset ?? 0;
    const line = lineStarts.filter((start) => start <= offset).length;
    return { line: line + 1, column: offset - (lineStarts[line - 1] ?? 0) + 1 };
  };
  return {
    positionOf: (path) => at(nearest(root, path)),
    positionOfKey: (path) => at(keyOf(root, path) ?? nearest(root, path)),
  };
}

function nearest(root: Node | undefined, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = root && findNodeAtLocation(root, [...path.slice(0, length)]);
    if (node) return node;
  }
  return root;
}

function keyOf(root: Node | undefined, path: Path): Node | undefined {
  const value = root && findNodeAtLocation(root, [...path]);
  return value?.parent?.type === 'property' ? value.parent.children?.[0] : undefined;
}
