import { type MarkdownFile } from '../markdown/markdown-file';
import { type Runnable } from './runnable';

/** What npm does without a script. */
const NPM_ITSELF = ['ci', 'install', 'ls', 'outdated', 'audit', 'update'];

/** What Nx does without a project's target. */
const NX_ITSELF = ['graph', 'reset', 'report', 'show'];

/** Programs that run the entry behind them. */
const RUNNERS = ['tools/setup/src/run.mjs', 'tools/setup/src/with-setup.mjs'];

/** A command of a document, and where it stands. */
export interface DocumentedCommand {
  /** `docs/delivery.md:12` */
  readonly place: string;
  /** Without its comment: `npm run -s doctor -- --environment dev`. */
  readonly command: string;
}

/** Every command of the `sh` blocks of documents, each by itself where a line has several. */
export function documentedCommands(documents: readonly MarkdownFile[]): DocumentedCommand[] {
  return documents.flatMap(({ file, fences }) =>
    fences
      .filter(({ language }) => language === 'sh')
      .flatMap(({ lines }) =>
        lines.flatMap(({ text, number }) =>
          text
            .replace(/(^|\s)#.*$/, '')
            .split(/&&|\|\||[|;]/)
            .map((command) => ({ place: `${file}:${number}`, command: command.trim() })),
        ),
      ),
  );
}

/** Every command line of an `sh` block that names a script, a file or a target that does not exist. */
export function brokenCommands(documents: readonly MarkdownFile[], runnable: Runnable): string[] {
  return documentedCommands(documents).flatMap(({ place, command }) => {
    const problem = commandProblem(command, runnable);
    return problem ? [`${place}: ${command}: ${problem}`] : [];
  });
}

/** What is wrong with one command; undefined for one that is well, or that is not npm, node or Nx. */
export function commandProblem(command: string, runnable: Runnable): string | undefined {
  const words = (command.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
  while (/^\w+=/.test(words[0] ?? '') || words[0] === '$') words.shift();
  const [program, ...args] = words;
  if (program === 'npm') return npmProblem(args, runnable);
  if (program === 'node') return nodeProblem(args, runnable);
  if (program === 'npx' && args[0] === 'nx') return nxProblem(args.slice(1), runnable);
  return undefined;
}

function npmProblem(args: readonly string[], { scripts }: Runnable): string | undefined {
  const [verb, name] = args.filter((word) => !word.startsWith('-'));
  if (verb === undefined || NPM_ITSELF.includes(verb)) return undefined;
  const script = verb === 'run' ? name : verb;
  return script !== undefined && scripts.includes(script) ? undefined : `package.json has no script ${script}`;
}

function nodeProblem(args: readonly string[], { isFile }: Runnable): string | undefined {
  const files = args.filter((word) => !word.startsWith('-'));
  const needed = files.slice(0, RUNNERS.includes(files[0] ?? '') ? 2 : 1);
  const gone = needed.find((file) => !isFile(file));
  return gone === undefined ? undefined : `there is no file ${gone}`;
}

function nxProblem(args: readonly string[], { targets }: Runnable): string | undefined {
  const [verb, ...rest] = args;
  if (verb === undefined || verb.startsWith('-') || NX_ITSELF.includes(verb)) return undefined;
  const all = [...targets.values()].flat();
  if (verb === 'run-many' || verb === 'affected') {
    const named = optionValues(rest, ['-t', '--target', '--targets']);
    const unknown = named.find((target) => !all.includes(target));
    return named.length === 0 ? 'no target is named' : unknown && `no project has a target ${unknown}`;
  }
  const [project = '', target = ''] = verb === 'run' ? (rest[0] ?? '').split(':') : [rest[0] ?? '', verb];
  if (!targets.has(project)) return `there is no project ${project}`;
  return targets.get(project)?.includes(target) ? undefined : `${project} has no target ${target}`;
}

/** The values behind an option, up to the next option: `-t lint test` or `--targets=lint,test`. */
function optionValues(words: readonly string[], names: readonly string[]): string[] {
  const joined = words.flatMap((word) =>
    names.some((name) => word.startsWith(`${name}=`))
      ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
      : [word],
  );
  const start = joined.findIndex((word) => names.includes(word));
  if (start < 0) return [];
  const end = joined.findIndex((word, i) => i > start && word.startsWith('-'));
  return joined.slice(start + 1, end < 0 ? undefined : end).flatMap((word) => word.split(','));
}
