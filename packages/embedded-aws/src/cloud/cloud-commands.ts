import { leaf, type RootCommand, WrongUse } from '@nss/command-line';
import { cloudCommand } from '../command-names';

/** AWS's own emulators listen there, so clients and people expect it. */
const DEFAULT_PORT = '4566';

/** Whose variables are asked for. */
export interface WantedEnvironment {
  readonly account: string;
  readonly region: string;
  readonly port: number | undefined;
  /** With its path, where it has one. @default - the root user */
  readonly role?: string;
  readonly session: string;
}

/** @throws WrongUse for a text that is no port */
function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new WrongUse(`--port ${text} is not a port: give a number from 0 (any free one) to 65535`);
  return port;
}

/** @throws WrongUse with the value that is wrong */
function wantedEnvironment(
  given: Readonly<Record<'account' | 'region' | 'role' | 'session' | 'port', string | undefined>>,
): WantedEnvironment {
  const { account = '', region = '', role, session, port } = given;
  if (!/^\d{12}$/.test(account)) throw new WrongUse(`--account ${account} is not an account: it has twelve digits`);
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw new WrongUse(`--region ${region} is not a region, such as eu-central-1`);
  if (role !== undefined && !/^([!-.0-~]+\/)*[\w+=,.@-]{1,64}$/.test(role))
    throw new WrongUse(`--role ${role} is not a role's name, such as relay-approver`);
  if (session !== undefined && (role === undefined || !/^[\w+=,.@-]{2,64}$/.test(session)))
    throw new WrongUse(`--session ${session} is not a session of a role: give --role, and 2 to 64 characters`);
  return { account, region, port: port === undefined ? undefined : portOf(port), role, session: session ?? 'person' };
}

/** `cloud`: a cloud in the foreground, the variables of one that runs, or Python's packages. */
export function cloudCommands(): RootCommand {
  const invocation = cloudCommand();
  const example = `${invocation} env --account 111111111111 --region eu-central-1`;
  return {
    invocation,
    summary: 'an AWS endpoint for your own tools',
    description:
      'An AWS endpoint on a loopback port for your own tools. Without a command it serves. Exit code: 0 ended, 1 it failed, 2 wrong use or a port that is taken.',
    examples: [invocation, `eval "$(${example})"`],
    standard: 'serve',
    commands: {
      serve: leaf({
        summary: 'runs a cloud until Ctrl-C',
        options: { port: { value: 'N', description: '0 takes a free one', default: DEFAULT_PORT } },
        examples: [`${invocation} --port 0`],
        json: { without: 'it serves until it is ended, and is asked with the command env where it is' },
        run: async ({ options: { port }, ...given }) => (await import('./serve')).serve(portOf(port), given),
      }),
      env: leaf({
        summary: 'variables for a shell with which the AWS CLI and every SDK reach a cloud that runs',
        options: {
          account: { value: 'N', description: 'twelve digits', required: true },
          region: { value: 'NAME', description: 'such as eu-central-1', required: true },
          role: { value: 'NAME', description: 'whose session it is; else the root user' },
          session: { value: 'NAME', description: 'of the role; else person' },
          port: { value: 'N', description: 'of the cloud; else the youngest of this checkout' },
        },
        examples: [`eval "$(${example})"`],
        json: true,
        run: async ({ options, answer }) => {
          const wanted = wantedEnvironment(options);
          const { environmentText, environmentVariables } = await import('./environment-text');
          const variables = await environmentVariables(wanted);
          answer(variables, () => environmentText(variables));
          return 0;
        },
      }),
      'set-up': leaf({
        summary: "installs Python's packages",
        examples: [`${invocation} set-up`],
        json: true,
        run: async ({ answer, error, phase }) => {
          const { setUpPython } = await import('@nss/workspace');
          const python = await phase("installing Python's packages", () => setUpPython(error));
          answer({ python }, () => `Python is in ${python}`);
          return 0;
        },
      }),
    },
  };
}
