/** Typographic quotes count as quotes: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters */
export const SINGLE_QUOTES = "'\u2018\u2019\u201A\u201B";
/** Those of texts that variables are put into. */
export const DOUBLE_QUOTES = '"\u201C\u201D\u201E';

/**
 * Where a quoted text ends.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 *
 * @param from the first character after the opening quote
 * @param skip the end of a subexpression that begins at `$(`, undefined where it is not closed
 * @returns the place after the closing quote, undefined where there is none
 */
export function endOfQuoted(
  text: string,
  from: number,
  quotes: string,
  skip: (start: number) => number | undefined,
): number | undefined {
  const expands = quotes === DOUBLE_QUOTES;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (expands && character === '`') at++;
    else if (expands && text.startsWith('$(', at)) {
      const end = skip(at + 2);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (quotes.includes(character)) {
      // A quote written twice stands for one.
      if (!quotes.includes(text.charAt(at + 1)) || at + 1 >= text.length) return at + 1;
      at++;
    }
  }
  return undefined;
}

/**
 * Where a here-string ends: at its closing quote and @, which begin a line.
 *
 * @param from the end of the line that it begins in
 * @returns the place after it, undefined where it is not closed
 */
export function endOfHereString(text: string, from: number, quotes: string): number | undefined {
  for (let line = from; line >= 0; line = text.indexOf('\n', line + 1)) {
    if (text.charAt(line + 2) === '@' && quotes.includes(text.charAt(line + 1) || '\0')) return line + 3;
  }
  return undefined;
}
