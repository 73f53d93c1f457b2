import { type Mistake, type Token } from './token';

/**
 * What stands wrong whatever comes before, by
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_keywords and about_if, about_foreach,
 * about_while, about_try_catch_finally, about_functions, about_pipelines, about_arrays.
 *
 * @param tokens of a script whose quotes and brackets are right
 */
export function misplaced(tokens: readonly Token[]): Mistake | undefined {
  for (const [index, token] of tokens.entries()) {
    const message =
      (beginsStatement(tokens, index) ? atBeginning(tokens, index) : undefined) ?? afterOperator(tokens, index);
    if (message !== undefined) return { line: token.line, message };
  }
  return undefined;
}

/** Keywords that a condition in brackets has to follow, and a block after that. */
const WITH_CONDITION = /^(if|elseif|while|foreach|for)$/i;
const WITH_BLOCK = /^(try|finally|do|else)$/i;
const AFTER_BLOCK = /^(elseif|else|catch|finally)$/i;
const ENDS = ['close', 'semicolon', 'end'];

function beginsStatement(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before || before.kind === 'semicolon') return true;
  if (before.kind === 'open') return before.text !== '[';
  if (before.kind === 'close') return before.text === '}';
  const last = lastBefore(tokens, index);
  return before.kind === 'newline' && last?.kind !== 'comma' && last?.kind !== 'pipe' && last?.text !== '=';
}

function atBeginning(tokens: readonly Token[], index: number): string | undefined {
  const { kind, text } = tokens[index] as Token;
  const next = tokens[index + 1] as Token | undefined;
  if (kind === 'variable' && next?.joined && next.text.startsWith('\\'))
    return `${text} is followed by a path: quote both, with & in front to run it`;
  if (kind !== 'word') return undefined;
  const [following, at] = nextAfter(tokens, index);
  // A key of a map may have any name.
  if (following.text.startsWith('=')) return undefined;
  if (WITH_CONDITION.test(text)) {
    if (following.text !== '(') return `${text} has no condition in brackets`;
    const end = closeOf(tokens, at);
    const isOfDo = /^while$/i.test(text) && tokens[index - 1]?.text === '}';
    const [block] = nextAfter(tokens, end);
    return isOfDo || block.text === '{' || (/^while$/i.test(text) && endsBlock(tokens, index))
      ? elsewhere(tokens, index)
      : `${text} has no block after its condition`;
  }
  if (WITH_BLOCK.test(text) && following.text !== '{') return `${text} has no block`;
  if (/^function$/i.test(text)) {
    const [body] = nextAfter(tokens, at);
    return following.kind === 'word' && (body.text === '{' || body.text === '(' || body.joined)
      ? undefined
      : 'a function needs a name and a block';
  }
  if (/^try$/i.test(text) && !/^(catch|finally)$/i.test(nextAfter(tokens, closeOf(tokens, at))[0].text))
    return 'try has neither catch nor finally';
  return elsewhere(tokens, index);
}

/** `else` and its like continue what a block has ended. */
function elsewhere(tokens: readonly Token[], index: number): string | undefined {
  const { text } = tokens[index] as Token;
  return AFTER_BLOCK.test(text) && !endsBlock(tokens, index) ? `${text} follows no block` : undefined;
}

function endsBlock(tokens: readonly Token[], index: number): boolean {
  return lastBefore(tokens, index)?.text === '}';
}

function afterOperator(tokens: readonly Token[], index: number): string | undefined {
  const { kind, text } = tokens[index] as Token;
  if (kind !== 'pipe' && kind !== 'comma' && !(text === '=' && tokens[index - 1]?.kind === 'variable'))
    return undefined;
  const [following] = nextAfter(tokens, index);
  return ENDS.includes(following.kind) ? `nothing follows the ${text}` : undefined;
}

function lastBefore(tokens: readonly Token[], index: number): Token | undefined {
  return tokens.slice(Math.max(index - 50, 0), index).findLast(({ kind }) => kind !== 'newline');
}

function nextAfter(tokens: readonly Token[], index: number): [Token, number] {
  let at = index + 1;
  while (tokens[at]?.kind === 'newline') at++;
  return [tokens[at] ?? (tokens.at(-1) as Token), at];
}

/** The bracket that closes one; the index itself where it opens nothing. */
function closeOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    if (tokens[at]?.kind === 'open') depth++;
    if (tokens[at]?.kind === 'close') depth--;
    if (depth === 0) return at;
  }
  return index;
}
