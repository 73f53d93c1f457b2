import { parseArgs } from 'node:util';
import { cloudCommand } from '../command-names';

/** AWS's own emulators listen there, so clients and people expect it. */
const DEFAULT_PORT = 4566;

const usage = () => `Usage: ${cloudCommand()} [--port ${DEFAULT_PORT}]
       ${cloudCommand()} env --account 111111111111 --region eu-central-1 [--role NAME [--session NAME]] [--port N]
       ${cloudCommand()} set-up`;

/** Whose variables are asked for. */
export interface WantedEnvironment {
  readonly account: string;
  readonly region: string;
  readonly port: number | undefined;
  /** With its path, where it has one. @default - the root user */
  readonly role?: string;
  readonly session: string;
}

/** What the command line asks for: a cloud in the foreground, the variables of one that runs, or Python's packages. */
export type Wanted =
  | { readonly command: 'serve'; readonly port: number }
  | { readonly command: 'set-up' }
  | ({ readonly command: 'env' } & WantedEnvironment);

/** The command line is wrong. */
export class UsageError extends Error {}

/** @throws UsageError with the value that is wrong */
export function wanted(args: string[]): Wanted {
  const { values, positionals } = parsed(args);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new UsageError(`--port ${values.port} is not a port: give a number from 0 (any free one) to 65535`);
  const [command = 'serve', ...rest] = positionals;
  if ((!['env', 'set-up'].includes(command) && positionals.length > 0) || rest.length > 0)
    throw new UsageError(`${[command, ...rest].join(' ')} is no command. ${usage()}`);
  const { account, region, role, session } = values;
  if (command === 'serve' || command === 'set-up') {
    if (account ?? region ?? role ?? session)
      throw new UsageError(`--account, --region, --role and --session belong to env. ${usage()}`);
    if (command === 'serve') return { command, port: port ?? DEFAULT_PORT };
    if (port !== undefined) throw new UsageError(`--port does not belong to set-up. ${usage()}`);
    return { command };
  }
  if (!/^\d{12}$/.test(account ?? ''))
    throw new UsageError(`--account ${account ?? '(none)'} is not an account: it has twelve digits. ${usage()}`);
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region ?? ''))
    throw new UsageError(`--region ${region ?? '(none)'} is not a region, such as eu-central-1. ${usage()}`);
  if (role !== undefined && !/^([!-.0-~]+\/)*[\w+=,.@-]{1,64}$/.test(role))
    throw new UsageError(`--role ${role} is not a role's name, such as relay-approver. ${usage()}`);
  if (session !== undefined && (role === undefined || !/^[\w+=,.@-]{2,64}$/.test(session)))
    throw new UsageError(
      `--session ${session} is not a session of a role: give --role, and 2 to 64 characters. ${usage()}`,
    );
  return { command: 'env', account: account!, region: region!, port, role, session: session ?? 'person' };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        account: { type: 'string' },
        region: { type: 'string' },
        role: { type: 'string' },
        session: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} ${usage()}`);
  }
}
