import { parseArgs } from 'node:util';
import { listedRunbooks } from './listed-runbooks';
import { listText, showText } from './list';
import { start, type StartOptions } from './start';
import { synth } from './synth';
import { validate } from './validate';
import { WrongUse } from './wrong-use';

const USAGE = `usage: runbook list [--json]                every runbook
       runbook show NAME [--json]           what one does and takes
       runbook validate FILE… [--json]      what is wrong with Automation documents, these or any
       runbook synth DIRECTORY --environment ENVIRONMENT
                                            the documents as an environment has them
       runbook start NAME --environment ENVIRONMENT [--parameter NAME=VALUE]… [--json]

start runs in AWS with your credentials, or at the endpoint that AWS_ENDPOINT_URL names.
exit code: 0 success, 1 the runbook failed or a document has findings, 2 wrong use`;

/** Where and how the command starts runbooks. */
export type RunbookCommandOptions = StartOptions;

async function run(argv: readonly string[], options: RunbookCommandOptions): Promise<number> {
  const {
    values,
    positionals: [command, name, ...rest],
  } = parse(argv);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (command === 'validate') return validate(name === undefined ? [] : [name, ...rest], values.json);
  if (rest.length > 0)
    throw new WrongUse(`one ${command === 'synth' ? 'directory' : 'runbook'} at a time, not also ${rest.join(', ')}`);
  if (command === 'list' && name === undefined) {
    console.log(values.json ? JSON.stringify(listedRunbooks(), null, 2) : listText(listedRunbooks()));
    return 0;
  }
  if (command === 'show' && name !== undefined) {
    const found = listedRunbooks().find((each) => each.name === name);
    if (!found)
      throw new WrongUse(
        `there is no runbook ${name}; there are ${listedRunbooks()
          .map((each) => each.name)
          .join(', ')}`,
      );
    console.log(values.json ? JSON.stringify(found, null, 2) : showText(found));
    return 0;
  }
  if (command === 'synth' && name !== undefined) {
    if (!values.environment) throw new WrongUse('synth needs --environment');
    return synth(name, values.environment);
  }
  if (command === 'start' && name !== undefined) {
    if (!values.environment) throw new WrongUse('start needs --environment');
    return start({ name, environment: values.environment, parameters: values.parameter, json: values.json }, options);
  }
  throw new WrongUse(
    command === undefined ? 'no command given' : `cannot ${[command, name].filter(Boolean).join(' ')}`,
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        environment: { type: 'string', short: 'e' },
        parameter: { type: 'string', short: 'p', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

/**
 * `npm run -s runbook -- …`: lists, shows, validates and starts runbooks.
 * @returns the exit code: 0 success, 1 the runbook failed or a document has findings, 2 wrong use
 */
export async function runbookCommand(argv: readonly string[], options: RunbookCommandOptions = {}): Promise<number> {
  try {
    return await run(argv, options);
  } catch (error) {
    const isWrongUse = error instanceof WrongUse;
    console.error(
      isWrongUse ? `${error.message}\n\n${USAGE}` : `${(error as Error).name}: ${(error as Error).message}`,
    );
    return isWrongUse ? 2 : 1;
  }
}
