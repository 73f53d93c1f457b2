import { namedClass } from './java-class';

/** What only Java reads so: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html */
const JAVA_ONLY =
  /\\[pPQAzZhRGXHVae0]|\\x\{|&&|\(\?>|\(\?-?[a-zA-Z]|(?:[*+?]|\{\d+(?:,\d*)?\})\+|\\u[dD][89abAB]|[\uD800-\uDBFF]|\[\^?\]/;

/** Whether JavaScript would read a pattern otherwise than Java does. */
export function isOfJava(pattern: string): boolean {
  // Without escapes an opening bracket inside a class begins another one.
  const bare = pattern.replace(/\\[\s\S]/g, '');
  return JAVA_ONLY.test(pattern.replace(/\\\\/g, '')) || /\[[^\]]*\[/.test(bare);
}

/**
 * A pattern of Java as JavaScript writes it, for the flag u.
 *
 * @param pattern with no inline flag but that for the dot
 * @returns undefined where there is no way to write it
 */
export function fromJava(pattern: string): string | undefined {
  let [text, inClass, dotIsAny] = ['', 0, false];
  for (const token of tokens(pattern)) {
    if (token === '(?s)') dotIsAny = true;
    else if (token === '[' || token === '[^') {
      // A class within a class is a union with it.
      if (inClass > 0 && token === '[^') return undefined;
      if (inClass++ === 0) text += token;
    } else if (token === ']' && inClass > 0) text += --inClass === 0 ? token : '';
    else {
      const written = inClass > 0 ? member(token) : token === '.' && dotIsAny ? '[^]' : atom(token);
      if (written === undefined) return undefined;
      text += written;
    }
  }
  return text;
}

const TOKEN =
  /\\Q[\s\S]*?(?:\\E|$)|\\[pP](?:\{\w+\}|\w)|\\x\{[\da-fA-F]+\}|\\x[\da-fA-F]{2}|(?:\\u[\da-fA-F]{4}){1,2}|\\0[0-7]{1,3}|\\k<\w+>|\\[\s\S]|\(\?(?:<?[=!]|<\w+>|>|:|[a-zA-Z-]*[:)])|\[\^?\]?|&&|(?:[*+?]|\{\d+(?:,\d*)?\})[+?]?|[\s\S]/gu;

function* tokens(pattern: string): Generator<string> {
  for (const [token] of pattern.matchAll(TOKEN)) {
    // A bracket that comes first in a class is one of its characters.
    if (/^\[\^?\]$/.test(token)) yield* [token.slice(0, -1), '\\]'];
    else if (token.startsWith('\\Q'))
      yield* [...token.slice(2).replace(/\\E$/, '')].map((each) => (/\W/.test(each) ? `\\${each}` : each));
    else if (/^\\u....\\u....$/.test(token) && !/^\\u[dD][89abAB]..\\u[dD][c-fC-F]..$/.test(token))
      yield* [token.slice(0, 6), token.slice(6)];
    else yield token;
  }
}

const ALONE: Readonly<Record<string, string>> = {
  '\\A': '^',
  '\\z': '$',
  '\\Z': '(?=\\n?$)',
  '\\R': '(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])',
  '\\h': '[ \\t\\xA0\\u2000-\\u200A]',
  '(?>': '(?:',
  ']': '\\]',
  '{': '\\{',
  '}': '\\}',
};

/** Outside classes. What a possessive quantifier matches, its greedy one matches too. */
function atom(token: string): string | undefined {
  if (token === '&&' || token === '(?:' || /^\(\?<?[=!]/.test(token) || /^\(\?<\w/.test(token)) return token;
  if (token.length > 1 && /^[*+?{].*\+$/s.test(token)) return token.slice(0, -1);
  if (token.startsWith('(?') && token !== '(?>') return undefined;
  return ALONE[token] ?? escaped(token, false);
}

function member(token: string): string | undefined {
  if (token === '&&') return undefined;
  if (token.startsWith('(?') || /^[*+?{]./.test(token)) return [...token].map((each) => member(each)).join('');
  return /^[(){}|/]$/.test(token) ? `\\${token}` : escaped(token, true);
}

function escaped(token: string, insideClass: boolean): string | undefined {
  if (!token.startsWith('\\')) return token;
  if (/^\\[pP]/.test(token)) return namedClass(token, insideClass);
  if (token === '\\e') return '\\x1B';
  if (token === '\\a') return '\\x07';
  const octal = /^\\0([0-7]+)$/.exec(token)?.[1];
  if (octal !== undefined) return `\\u{${Number.parseInt(octal, 8).toString(16)}}`;
  if (token.startsWith('\\x{')) return `\\u${token.slice(2)}`;
  const character = token.slice(1);
  if (/^[GXHVN]$/.test(character) || (insideClass && /^[bBhRAzZ]$/.test(character))) return undefined;
  if (/^[A-Za-z0-9]/.test(character)) return token;
  return /^[$^\\.*+?()[\]{}|/]$/.test(character) || (insideClass && character === '-') ? token : character;
}
