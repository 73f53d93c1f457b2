/** POSIX and Java names of kinds of characters. https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html */
const NAMED: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\s',
};

/**
 * `\p{Alpha}`, `\pL` or `\P{IsLatin}` as JavaScript writes it, to stand in a class or alone.
 *
 * @returns undefined where there is no way to write it, as for the opposite of a list of characters inside a class
 */
export function namedClass(text: string, insideClass: boolean): string | undefined {
  const opposite = text.startsWith('\\P');
  const name = text.replace(/^\\[pP]\{?|\}$/g, '');
  const listed = NAMED[name];
  if (listed !== undefined) return insideClass ? (opposite ? undefined : listed) : `[${opposite ? '^' : ''}${listed}]`;
  const property = name.startsWith('Is') && name !== 'Is' ? name.slice(2) : name;
  for (const each of [property, `Script=${property}`]) {
    const written = `\\${opposite ? 'P' : 'p'}{${each}}`;
    try {
      new RegExp(written, 'u');
      return written;
    } catch {
      // The other spelling may do.
    }
  }
  return undefined;
}
