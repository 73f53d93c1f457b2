/** One pattern as a regular expression, per GitHub's filter pattern cheat sheet (docs.github.com, workflow syntax). */
function expression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\+|\[[^\]]*\]|\\.|[^\w]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?' || token === '+') return token;
    if (token.startsWith('[')) return token;
    return `\\${token.replace(/^\\/, '')}`;
  });
  return new RegExp(`^${source}$`);
}

/** Whether a branch, tag or path passes a list of patterns: the last one that matches decides, `!` takes away. */
export function passesFilter(patterns: readonly string[], value: string): boolean {
  return patterns.reduce((passes, pattern) => {
    const takesAway = pattern.startsWith('!');
    return expression(takesAway ? pattern.slice(1) : pattern).test(value) ? !takesAway : passes;
  }, false);
}
