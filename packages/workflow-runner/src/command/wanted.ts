import { parseArgs } from 'node:util';

const USAGE = `Usage: workflow-runner push [--folder DIR]
       workflow-runner dispatch WORKFLOW.yml [--input NAME=VALUE]... [--folder DIR]
       workflow-runner schedule WORKFLOW.yml [--folder DIR]
       workflow-runner check [--folder DIR]`;

/** What the command line asks for, in a checkout. */
export type Wanted = { readonly folder: string } & (
  | { readonly command: 'push' | 'check' }
  | { readonly command: 'schedule'; readonly workflow: string }
  | { readonly command: 'dispatch'; readonly workflow: string; readonly inputs: Readonly<Record<string, string>> }
);

/** The command line is wrong. */
export class UsageError extends Error {}

/** @throws UsageError with the value that is wrong */
export function wanted(args: readonly string[]): Wanted {
  const { values, positionals } = parsed(args);
  const [command, workflow, ...rest] = positionals;
  const folder = values.folder ?? '.';
  const { input } = values;
  if (input && command !== 'dispatch') throw new UsageError(`--input belongs to dispatch.\n${USAGE}`);
  if (rest.length > 0) throw new UsageError(`${rest.join(' ')} is one argument too many.\n${USAGE}`);
  switch (command) {
    case 'push':
    case 'check':
      if (workflow !== undefined) throw new UsageError(`${command} takes no workflow (${workflow}).\n${USAGE}`);
      return { command, folder };
    case 'schedule':
    case 'dispatch':
      if (workflow === undefined) throw new UsageError(`${command} needs a workflow.\n${USAGE}`);
      return command === 'schedule'
        ? { command, workflow, folder }
        : { command, workflow, inputs: pairs(input), folder };
    default:
      throw new UsageError(`${command === undefined ? 'A command is missing' : `${command} is no command`}.\n${USAGE}`);
  }
}

function pairs(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, name, value] = /^([^=]+)=([^]*)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError(`--input=${pair} is no NAME=VALUE.\n${USAGE}`);
      return [name, value];
    }),
  );
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { folder: { type: 'string' }, input: { type: 'string', multiple: true } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}
