import { type ScriptReading } from '../validator';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Language, type Node, Parser } from 'web-tree-sitter';

/**
 * A reader of PowerShell, made once.
 * @param grammar path of tree-sitter's grammar as WebAssembly
 */
export async function powershellReader(grammar: string): Promise<(text: string) => ScriptReading> {
  // V8 would compile the grammar's one huge function again, optimised, and keep the process for half a minute after its work is done.
  setFlagsFromString('--liftoff-only');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return (text) => {
    // The grammar knows no script without a statement.
    if (text.replace(/^\s*#.*$/gm, '').trim() === '') return {};
    // It wants every statement to end, the last one too.
    const tree = parser.parse(`${text}\n`);
    const mistake = tree && firstMistake(tree.rootNode);
    const reading = mistake ? { problem: { line: mistake.startPosition.row + 1, message: messageOf(mistake) } } : {};
    tree?.delete();
    return reading;
  };
}

function firstMistake(node: Node): Node | undefined {
  if (node.isError || node.isMissing) return node;
  return node.hasError
    ? node.children.map((child) => (child ? firstMistake(child) : undefined)).find((found) => found !== undefined)
    : undefined;
}

function messageOf(node: Node): string {
  return node.isMissing
    ? `${node.type} is missing`
    : `cannot be read from "${node.text.split('\n')[0]?.slice(0, 60)}" on`;
}
