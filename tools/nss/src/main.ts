import { leaf, runCommand, type RootCommand } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMMANDS } from './commands';

/** What there is, for help, did-you-mean and completion: the commands themselves are other files, loaded when they are called. */
const nss: RootCommand = {
  invocation: 'npm run -s nss --',
  bin: 'nss',
  summary: 'runs NSS on AWS',
  description:
    'Every command of this repository: as `npm run -s nss -- NAME`, as `npm run -s NAME --`, or as `nss NAME` once node_modules/.bin is in the PATH. Each has --help. Completion: eval "$(npx nss complete bash)", or zsh, fish, powershell.',
  examples: ['npm run -s nss -- environments validate', 'npm run -s nss -- doctor --environment dev'],
  commands: Object.fromEntries(
    Object.entries(COMMANDS).map(([name, { summary }]) => [
      name,
      leaf({
        summary,
        examples: [`npm run -s nss -- ${name} --help`],
        json: { without: 'it is the command itself that answers' },
        run: () => 0,
      }),
    ]),
  ),
};

/** The command that is called, or whose words are completed, and what it is told. */
function chosen(argv: readonly string[]): readonly [entry: string, ...argv: string[]] | undefined {
  const [first = '', second, name = '', ...words] = argv;
  if (first === 'complete' && second === '--' && words.length > 0) {
    const completed = COMMANDS[name];
    return completed && [completed.entry, 'complete', '--', ...words];
  }
  const called = COMMANDS[first];
  return called && [called.entry, ...argv.slice(1)];
}

const argv = process.argv.slice(2);
const called = chosen(argv);
if (called) {
  // The launcher bundles and runs it as it runs this file.
  const { runEntry } = (await import(pathToFileURL(join(workspaceRoot(), 'tools/setup/src/run.mjs')).href)) as {
    runEntry: (entryAndArguments: readonly string[]) => Promise<void>;
  };
  await runEntry(called);
} else process.exitCode = await runCommand(nss, argv);
