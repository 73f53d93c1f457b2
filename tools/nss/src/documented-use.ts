import { type DocumentedCommand } from '@nss/docs';

/** What npm runs by its own name: `npm start`. */
const WITHOUT_RUN = ['start', 'stop', 'test'];

/**
 * What documents tell people to type that a command does not know: a word that is none of its commands, or an option that its help
 * does not have.
 * @param helps the help of each command that does something, by its words: `runbook start`
 */
export function unknownUses(documented: readonly DocumentedCommand[], helps: ReadonlyMap<string, string>): string[] {
  return documented.flatMap(({ place, command }) => {
    const problem = unknownUse(command, helps);
    return problem === undefined ? [] : [`${place}: ${command}: ${problem}`];
  });
}

function unknownUse(command: string, helps: ReadonlyMap<string, string>): string | undefined {
  const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  while (/^\w+=/.test(words[0] ?? '')) words.shift();
  if (words.shift() !== 'npm') return undefined;
  const [verb, ...others] = words.filter((word) => word !== '-s' && word !== '--');
  const [name, given] = WITHOUT_RUN.includes(verb ?? '')
    ? [verb, others]
    : verb === 'run'
      ? [others[0], others.slice(1)]
      : [];
  if (name === undefined || given === undefined || !below(name, helps).length) return undefined;
  let called = name;
  while (given[0] !== undefined && below(`${called} ${given[0]}`, helps).length > 0) called += ` ${given.shift()}`;
  const known = below(called, helps);
  if (!helps.has(called) && given[0] !== undefined && !given[0].startsWith('-'))
    return `${called} has no command ${given[0]}`;
  const option = given
    .filter((word) => word.startsWith('--'))
    .map((word) => word.split('=')[0]!)
    .find((word) => !known.some((help) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(help)));
  return option && `${called} has no option ${option}`;
}

/** The help of a command, or of those below it. */
function below(words: string, helps: ReadonlyMap<string, string>): string[] {
  return [...helps].filter(([called]) => called === words || called.startsWith(`${words} `)).map(([, help]) => help);
}
