import { DOUBLE_QUOTES, endOfHereString, endOfQuoted, SINGLE_QUOTES } from './quoted';
import { type Mistake, type Token } from './token';

/** A script as tokens, and the first mistake that is one whatever stands around it. */
export interface Scanned {
  readonly tokens: readonly Token[];
  /** @default - quotes, comments and brackets are right */
  readonly mistake?: Mistake;
}

/** Reads a script: quotes, here-strings, comments, escapes and brackets, which are sure in every mode of PowerShell. */
export function scan(text: string): Scanned {
  const scanner = new Scanner(text);
  const end = scanner.scan(0);
  return { tokens: scanner.tokens, ...(typeof end === 'object' && { mistake: end }) };
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };
const PLAIN: Readonly<Record<string, Token['kind']>> = { ',': 'comma', '|': 'pipe', ';': 'semicolon', '\n': 'newline' };
const WORD = /[^\s`'"\u2018-\u201E(){}[\],;|&$]+/y;
const VARIABLE = /\$(?:\{(?:`[\s\S]|[^}`])*\}|(?:[A-Za-z]\w*:)?\w+|[$?^])/y;
const BLANK = /(?:[^\S\n]|`\r?\n)+/y;
const OPENING = /(?:[$@]\(|@\{|[({[])/y;

class Scanner {
  readonly tokens: Token[] = [];

  constructor(private readonly text: string) {}

  /**
   * @param inText whether it ends at the bracket that closes a subexpression; its tokens are not kept then
   * @returns the place after the end, or what is wrong
   */
  scan(from: number, inText = false): number | Mistake {
    const open: { readonly bracket: string; readonly at: number }[] = [];
    let [at, line, joined]: [number, number, boolean] = [from, lineOf(this.text, from), false];
    let last: Token | undefined;
    const add = (kind: Token['kind'], end: number) => {
      const text = this.text.slice(at, end);
      last = { kind, text, line, joined };
      if (!inText) this.tokens.push(last);
      line += count(text);
      [at, joined] = [end, kind !== 'newline'];
    };
    const skip = (end: number) => {
      line += count(this.text.slice(at, end));
      [at, joined] = [end, false];
    };
    while (at < this.text.length) {
      const character = this.text.charAt(at);
      const blank = this.#match(BLANK, at);
      const opening = this.#match(OPENING, at);
      const variable = this.#match(VARIABLE, at);
      const quoted = this.#quoted(at, joined);
      if (blank) skip(at + blank);
      else if (this.text.startsWith('<#', at)) {
        const end = this.text.indexOf('#>', at + 2);
        if (end < 0) return this.#wrong(at, 'the comment <# is not closed by #>');
        skip(end + 2);
      } else if (character === '#' && beginsComment(joined, last)) skip(this.#lineEnd(at));
      else if (!joined && this.text.startsWith('--%', at)) add('word', this.#lineEnd(at));
      else if (quoted) {
        if (typeof quoted === 'object') return quoted;
        add('string', quoted);
      } else if (opening && (character !== '[' || opensIndexOrType(joined, last))) {
        open.push({ bracket: this.text.charAt(at + opening - 1), at });
        add('open', at + opening);
        joined = false;
      } else if (character === ')' || character === '}' || (character === ']' && open.at(-1)?.bracket === '[')) {
        const innermost = open.pop();
        if (!innermost && inText && character === ')') return at + 1;
        if (!innermost) return this.#wrong(at, `nothing opens the ${character} here`);
        if (CLOSING[innermost.bracket] !== character)
          return this.#wrong(innermost.at, `the ${innermost.bracket} is not closed before a ${character}`);
        add('close', at + 1);
      } else if (variable) add('variable', at + variable);
      else if (this.text.startsWith('${', at)) return this.#wrong(at, 'the ${ is not closed');
      else if (character === '`') add('word', at + 2);
      else if (/^(\|\||&&)/.test(this.text.slice(at, at + 2))) add('pipe', at + 2);
      else add(PLAIN[character] ?? 'word', at + (this.#match(WORD, at) || 1));
    }
    const unclosed = open.at(-1);
    if (unclosed) return this.#wrong(unclosed.at, `the ${unclosed.bracket} is not closed`);
    if (inText) return this.#wrong(from, 'the $( is not closed');
    add('end', at);
    return at;
  }

  /** The end of what is quoted here, 0 where nothing is. */
  #quoted(at: number, joined: boolean): number | Mistake {
    const here = !joined && this.text.charAt(at) === '@' ? 1 : 0;
    const quote = this.text.charAt(at + here) || '\0';
    const quotes = [SINGLE_QUOTES, DOUBLE_QUOTES].find((each) => each.includes(quote));
    if (!quotes) return 0;
    const lineEnd = this.#lineEnd(at);
    if (here && this.text.slice(at + 2, lineEnd).trim() === '')
      return endOfHereString(this.text, lineEnd, quotes) ?? this.#wrong(at, `the here-string @${quote} is not closed`);
    if (here) return this.#wrong(at, `the text of the here-string @${quote} begins in the same line`);
    let inside: Mistake | undefined;
    const end = endOfQuoted(this.text, at + 1, quotes, (start) => {
      const result = this.scan(start, true);
      if (typeof result === 'number') return result;
      inside = result;
      return undefined;
    });
    return end ?? inside ?? this.#wrong(at, `the ${quote} is not closed`);
  }

  #match(expression: RegExp, at: number): number {
    expression.lastIndex = at;
    return expression.exec(this.text)?.[0].length ?? 0;
  }

  #lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  #wrong(at: number, message: string): Mistake {
    return { line: lineOf(this.text, at), message };
  }
}

function beginsComment(joined: boolean, last: Token | undefined): boolean {
  return !joined || last === undefined || !['word', 'string'].includes(last.kind);
}

/** In an argument it is a character like others: `Get-Item a[1`. */
function opensIndexOrType(joined: boolean, last: Token | undefined): boolean {
  if (joined) return last?.kind === 'variable' || (last?.kind === 'close' && last.text !== '}');
  return last === undefined || ['newline', 'semicolon', 'open'].includes(last.kind) || last.text === '=';
}

function lineOf(text: string, at: number): number {
  return count(text.slice(0, at)) + 1;
}

function count(text: string): number {
  return text.split('\n').length - 1;
}
