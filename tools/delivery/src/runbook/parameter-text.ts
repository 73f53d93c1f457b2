/**
 * Takes `NAME=VALUE` pairs apart, as a person writes them into one line: spaces or line ends between, double quotes around
 * a value with spaces, a backslash before a quote that belongs to the value.
 *
 * @throws Error for a quote that is not closed
 */
export function parametersIn(text: string): string[] {
  const pairs: string[] = [];
  let [pair, isQuoted, hasBegun] = ['', false, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) {
      pair += text[(at += 1)];
      hasBegun = true;
    } else if (character === '"') {
      isQuoted = !isQuoted;
      hasBegun = true;
    } else if (/\s/.test(character) && !isQuoted) {
      if (hasBegun) pairs.push(pair);
      [pair, hasBegun] = ['', false];
    } else {
      pair += character;
      hasBegun = true;
    }
  }
  if (isQuoted) throw new Error(`a double quote is not closed in: ${text}`);
  return hasBegun ? [...pairs, pair] : pairs;
}
