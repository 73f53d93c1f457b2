import { judged, type Answer, type Line } from '../line';

/** What is installed here. */
export interface MachineFacts {
  /** `20.20.2` */
  readonly node: string;
  /** What package.json asks for: `>=20.19`. */
  readonly nodeWanted: string;
  /** Of the interpreter in .venv. */
  readonly python: Answer<string>;
}

/** The oldest Python that the tools in .venv run on. */
const OLDEST_PYTHON = '3.10';

/** What this machine lacks. */
export function checkMachine({ node, nodeWanted, python }: MachineFacts): Line[] {
  const oldest = nodeWanted.replace(/^>=\s*/, '');
  return [
    judged(
      { where: 'machine', check: 'Node.js', wanted: `${oldest} or newer`, askWith: 'node --version' },
      { isKnown: true, value: node },
      (version) =>
        isAtLeast(version, oldest)
          ? { verdict: 'pass', found: version }
          : { verdict: 'fail', found: version, command: `nvm install ${oldest.split('.')[0]}` },
    ),
    judged(
      {
        where: 'machine',
        check: 'Python',
        wanted: `${OLDEST_PYTHON} or newer`,
        askWith: 'node tools/setup/src/set-up.mjs',
      },
      python,
      (version) =>
        isAtLeast(version, OLDEST_PYTHON)
          ? { verdict: 'pass', found: version }
          : { verdict: 'fail', found: version, command: 'PYTHON=/path/to/python3 node tools/setup/src/set-up.mjs' },
    ),
  ];
}

function isAtLeast(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [index, part] of want!.entries()) if ((have![index] ?? 0) !== part) return (have![index] ?? 0) > part;
  return true;
}
