import { fromJava, isOfJava } from './java-pattern';

/**
 * An `allowedPattern` as JavaScript reads it. AWS reads patterns as Java does: what is written otherwise there is translated, and its
 * inline flag for letters of either case, `(?i)` and `(?i:…)`, is written out.
 *
 * @returns undefined where JavaScript has no reading of it
 */
export function allowedPattern(pattern: string): RegExp | undefined {
  const cased = withoutCaseFlags(pattern);
  const translated = fromJava(cased);
  const readings: [string | undefined, string][] = [
    [isOfJava(cased) ? undefined : cased, ''],
    [translated, 'u'],
  ];
  for (const [text, flags] of readings) {
    try {
      if (text !== undefined) return new RegExp(text, flags);
    } catch {
      // The next reading may do.
    }
  }
  return undefined;
}

/** Whether a pattern that has no reading is wrong in Java too: a bracket that is not closed, or that nothing opens. */
export function isBrokenPattern(pattern: string): boolean {
  if (!isOfJava(pattern)) return true;
  const bare = pattern.replace(/\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]/g, '');
  const withoutClasses = bare.replace(/\[\^?\]?(?:[^[\]]|\[[^[\]]*\])*\]/g, '');
  const depths = [...withoutClasses.replace(/[^()]/g, '')].map((bracket) => (bracket === '(' ? 1 : -1));
  let depth = 0;
  return withoutClasses.includes('[') || depths.some((step) => (depth += step) < 0) || depth !== 0;
}

function withoutCaseFlags(pattern: string): string {
  // Of each open group, whether its letters may be of either case.
  const flags = [false];
  let text = '';
  for (let at = 0; at < pattern.length; ) {
    const token = /^(?:\\.|\(\?i:|\(\?i\)|\[\^?\]?(?:\\.|[^\]\\])*\]|[\s\S])/.exec(pattern.slice(at))?.[0] ?? '';
    at += token.length;
    const eitherCase = flags.at(-1) === true;
    if (token === '(?i)') flags[flags.length - 1] = true;
    else if (token === '(?i:') text += '(?:';
    else if (token.length > 1 && token.startsWith('[')) text += eitherCase ? classOfEitherCase(token) : token;
    else text += eitherCase && /^[A-Za-z]$/.test(token) ? `[${token.toLowerCase()}${token.toUpperCase()}]` : token;
    if (token === '(' || token === '(?i:') flags.push(token === '(?i:' || eitherCase);
    if (token === ')') flags.pop();
  }
  return text;
}

/** `[a-f]` becomes `[a-fA-F]`; escapes such as `\d` stay what they are. */
function classOfEitherCase(set: string): string {
  const body = set.slice(set.startsWith('[^') ? 2 : 1, -1);
  const swapped = body.replace(/\\.|[A-Za-z]/g, (part) =>
    part.startsWith('\\') ? part : part === part.toLowerCase() ? part.toUpperCase() : part.toLowerCase(),
  );
  return `${set.slice(0, -1)}${swapped.replace(/^-|-$/, '')}]`;
}
