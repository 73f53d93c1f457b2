import { readArguments, WrongUse } from './command-line';
import { withoutCommands } from './github/without-commands';

/** What a workflow's step asks for. */
type Command = (values: Readonly<Record<string, string | undefined>>) => Promise<number>;

// Each is imported when it is asked for: what deploys brings packages along that take longer to load than `plan` to run.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import('./commands/plan')).plan,
  role: async () => (await import('./commands/role')).role,
  seal: async () => (await import('./commands/seal')).sealAssembly,
  digest: async () => (await import('./commands/seal')).digestOfAssembly,
  origin: async () => (await import('./commands/require-origin')).origin,
  'require-origin': async () => (await import('./commands/require-origin')).requireOrigin,
  prepare: async () => (await import('./commands/prepare')).prepare,
  consent: async () => (await import('./commands/consent')).consent,
  execute: async () => (await import('./commands/execute')).execute,
  verify: async () => (await import('./commands/verify')).verify,
  changes: async () => (await import('./commands/changes')).changes,
  comment: async () => (await import('./commands/comment')).comment,
  drift: async () => (await import('./commands/drift')).drift,
  'drift-issue': async () => (await import('./commands/drift-issue')).driftIssue,
  ranges: async () => (await import('./commands/ranges')).ranges,
  'deploy-run': async () => (await import('./commands/deploy-run')).deployRun,
  runbook: async () => (await import('./commands/runbook')).runbook,
  choices: async () => (await import('./commands/choices')).choices,
};

const OPTIONS = [
  'assembly',
  'base',
  'branch',
  'change',
  'cloud',
  'consent',
  'digest',
  'environment',
  'evidence',
  'parameters',
  'promotion',
  'pull-request',
  'purpose',
  'report',
  'run',
  'runbook',
  'unchanged',
] as const;

const USAGE = `usage: npm run -s delivery -- COMMAND [--OPTION=VALUE]…

commands: ${Object.keys(COMMANDS).join(', ')}
They are the steps of the workflows in .github; docs/delivery.md says what each does.
A value that may begin with a dash needs the equals sign.
exit code: 0 done, 1 it failed or was refused, 2 wrong use`;

async function main(): Promise<number> {
  try {
    const {
      values,
      positionals: [name = '', ...rest],
    } = readArguments(process.argv.slice(2), OPTIONS);
    const command = COMMANDS[name];
    if (!command || rest.length > 0)
      throw new WrongUse(command ? `what is ${rest.join(' ')}?` : `there is no command ${name || '(none given)'}`);
    return await (await command())(values);
  } catch (error) {
    const isWrongUse = error instanceof WrongUse || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    console.error(isWrongUse ? `${(error as Error).message}\n\n${USAGE}` : (error as Error).message);
    return isWrongUse ? 2 : 1;
  }
}

process.exitCode = await withoutCommands(main);
