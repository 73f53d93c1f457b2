/** Characters that end a string or start a command in bash, PowerShell or Python. */
const DANGEROUS = ' \t\'"`$;&|<>(){}\\\n\r';

/** Escapes that stand for letters, digits, underscore or a position, and so for nothing dangerous. */
const HARMLESS_CLASSES = 'wdbAzZ';

/**
 * Whether a pattern lets through only values that no shell reads as more than a word: it is anchored at both ends and
 * matches none of the quotes, brackets and signs that shells act on. Without knowing, it says no.
 */
export function isStrictPattern(pattern: string): boolean {
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$')) return false;
  const body = pattern.slice(1, -1);
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const character = body.charAt(at);
    if (character === '\\') {
      if (!isHarmlessEscape(body.charAt(++at))) return false;
    } else if (character === '[') {
      const end = classEnd(body, at);
      if (end < 0 || !isHarmlessClass(body.slice(at + 1, end))) return false;
      at = end;
    } else if (character === '{') {
      // A count; a brace of its own would be a literal.
      const count = /^\{\d+(,\d*)?\}/.exec(body.slice(at));
      if (!count) return false;
      at += count[0].length - 1;
    } else if (character === '(') {
      depth += 1;
      if (body[at + 1] === '?') {
        if (body[at + 2] !== ':') return false;
        at += 2;
      }
    } else if (character === ')') depth -= 1;
    // Outside a group the anchors would hold for one alternative only.
    else if (character === '|' ? depth === 0 : character === '.' || DANGEROUS.includes(character)) return false;
  }
  return true;
}

function isHarmlessEscape(character: string): boolean {
  return /[A-Za-z0-9]/.test(character)
    ? HARMLESS_CLASSES.includes(character)
    : character !== '' && !DANGEROUS.includes(character);
}

function isHarmlessClass(inner: string): boolean {
  if (inner.startsWith('^')) return false;
  for (let at = 0; at < inner.length; at++) {
    const character = inner.charAt(at);
    if (character === '\\') {
      if (!isHarmlessEscape(inner.charAt(++at))) return false;
      continue;
    }
    if (DANGEROUS.includes(character)) return false;
    if (inner[at + 1] === '-' && at + 2 < inner.length) {
      const last = inner.charAt(at + 2);
      if (last === '\\' || [...DANGEROUS].some((sign) => character <= sign && sign <= last)) return false;
      at += 2;
    }
  }
  return true;
}

function classEnd(body: string, open: number): number {
  for (let at = open + 1; at < body.length; at++) {
    if (body[at] === '\\') at++;
    else if (body[at] === ']') return at;
  }
  return -1;
}
