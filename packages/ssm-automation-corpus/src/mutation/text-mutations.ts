import { isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { type Mutation } from './mutation';

/** Where quotes and brackets stand that make the form of a text, and not its words. */
function marks(text: string, which: 'quotes' | 'brackets'): number[] {
  const places: number[] = [];
  visit(parseDocument(text), (_key, node) => {
    const isQuoted = isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE');
    const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
    const isMarked = which === 'quotes' ? isQuoted : isFlow;
    if (isMarked && isNode(node) && node.range) places.push(node.range[0], node.range[1] - 1);
  });
  return places.filter((at) => /["'[\]{}]/.test(text.charAt(at)));
}

const without = (text: string, at: number) => `${text.slice(0, at)}${text.slice(at + 1)}`;

/** Slips of the keyboard, in the text of a document. */
export const TEXT_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'quote deleted',
    codes: 'any',
    edits: () => [],
    texts: (text) => marks(text, 'quotes').map((at) => without(text, at)),
  },
  {
    kind: 'bracket deleted',
    codes: 'any',
    edits: () => [],
    texts: (text) => marks(text, 'brackets').map((at) => without(text, at)),
  },
];
