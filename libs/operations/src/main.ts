import { bootstrap } from './commands/bootstrap';
import { deploy } from './commands/deploy';
import { diff } from './commands/diff';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = { bootstrap, deploy, diff };

const USAGE = `usage: node tools/setup/src/run.mjs libs/operations/src/main.ts ${Object.keys(COMMANDS).join('|')} --environment NAME
exit code: 0 done, 1 it failed or was refused, 2 wrong use`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) console.error(`there is no command ${name || '(none given)'}\n\n${USAGE}`);
try {
  process.exitCode = command ? await command(args) : 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
