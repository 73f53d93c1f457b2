import { parseArgs } from 'node:util';
import { WrongUse } from './command-line';
import { changes } from './commands/changes';
import { comment } from './commands/comment';
import { choices } from './commands/choices';
import { deployRun } from './commands/deploy-run';
import { drift } from './commands/drift';
import { driftIssue } from './commands/drift-issue';
import { execute } from './commands/execute';
import { plan } from './commands/plan';
import { prepare } from './commands/prepare';
import { ranges } from './commands/ranges';
import { origin, requireOrigin } from './commands/require-origin';
import { role } from './commands/role';
import { digestOfAssembly, sealAssembly } from './commands/seal';
import { runbook } from './commands/runbook';
import { verify } from './commands/verify';

/** What a workflow's step asks for. */
type Command = (values: Readonly<Record<string, string | undefined>>) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  plan, role, seal: sealAssembly, origin, 'require-origin': requireOrigin, prepare, execute, verify, changes, comment, drift, 'drift-issue': driftIssue, ranges,
  digest: digestOfAssembly, 'deploy-run': deployRun, runbook, choices,
};

const OPTIONS = [
  'assembly', 'base', 'branch', 'commit', 'consent', 'description', 'digest', 'environment', 'evidence', 'parameters', 'promotion', 'pull-request', 'purpose', 'report', 'run', 'runbook', 'unchanged',
] as const;

const USAGE = `usage: npm run -s delivery -- COMMAND [--OPTION VALUE]…

commands: ${Object.keys(COMMANDS).join(', ')}
They are the steps of the workflows in .github; docs/delivery.md says what each does.
exit code: 0 done, 1 it failed or was refused, 2 wrong use`;

async function main(): Promise<number> {
  try {
    const options = Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }]));
    const { values, positionals: [name = '', ...rest] } = parseArgs({ options, allowPositionals: true });
    const command = COMMANDS[name];
    if (!command || rest.length > 0) throw new WrongUse(command ? `what is ${rest.join(' ')}?` : `there is no command ${name || '(none given)'}`);
    return await command(values as Record<string, string | undefined>);
  } catch (error) {
    const isWrongUse = error instanceof WrongUse || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    console.error(isWrongUse ? `${(error as Error).message}\n\n${USAGE}` : (error as Error).message);
    return isWrongUse ? 2 : 1;
  }
}

process.exitCode = await main();
