import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JSON_SCHEMA_FILE, jsonSchemaText } from '../json-schema';
import { loadEnvironments } from '../loader';
import { environmentsDirectory } from '../workspace';
import { printProblems } from './print-problems';
import { describeEnvironment } from './show';
import { type Streams } from './streams';
import { validate } from './validate';

const USAGE = `usage: environments validate [--json]     check every environment file
       environments show NAME [--json]    print what is derived from one
       environments schema                write the editors' schema anew (${JSON_SCHEMA_FILE})

ENVIRONMENTS_DIR names another directory of environment files.
exit code: 0 success, 1 problems in a file, 2 wrong use`;

const WRONG_USE = 2;

/**
 * The environments command.
 * @param argv what stands behind the program's name
 * @returns the exit code
 */
export function run(argv: readonly string[], streams: Streams): number {
  const wrongUse = (message: string) => {
    streams.error(`${message}\n\n${USAGE}`);
    return WRONG_USE;
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
  const {
    values: { json, help },
    positionals: [command, ...rest],
  } = parsed;
  if (help) {
    streams.out(USAGE);
    return 0;
  }
  if (command === 'validate' && rest.length === 0) return validate(loadEnvironments(), json, streams);
  if (command === 'show' && rest.length === 1) return show(String(rest[0]), json, streams, wrongUse);
  if (command === 'schema' && rest.length === 0 && !json) return writeSchema(streams);
  if (command === 'validate' || command === 'schema') return wrongUse(`${command} takes no arguments`);
  if (command === 'show') return wrongUse('show takes the name of one environment');
  return wrongUse(command === undefined ? 'no command given' : `unknown command ${command}`);
}

function show(name: string, json: boolean, streams: Streams, wrongUse: (message: string) => number): number {
  const { environments, problems } = loadEnvironments();
  if (problems) {
    printProblems(problems, streams);
    return 1;
  }
  const loaded = environments.find((environment) => environment.name === name);
  if (!loaded)
    return wrongUse(
      `there is no environment ${name}; there ${environments.length === 1 ? 'is' : 'are'} ${environments.map((e) => e.name).join(', ')}`,
    );
  streams.out(json ? JSON.stringify(loaded, null, 2) : describeEnvironment(loaded));
  return 0;
}

function writeSchema({ out }: Streams): number {
  const file = join(environmentsDirectory(), JSON_SCHEMA_FILE);
  writeFileSync(file, jsonSchemaText());
  out(`wrote ${file}`);
  return 0;
}
