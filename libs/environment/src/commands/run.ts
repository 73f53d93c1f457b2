import { leaf, type RootCommand, type Streams } from '@nss/command-line';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSON_SCHEMA_FILE, jsonSchemaText } from '../json-schema';
import { loadEnvironments } from '../loader';
import { environmentsDirectory } from '../workspace';
import { chosenEnvironment, environmentNames } from './chosen-environment';
import { describeEnvironment } from './show';
import { validate } from './validate';

/** The environments command: checks the files, and shows what is derived from one. */
export const environmentsCommand: RootCommand = {
  invocation: 'npm run -s environments --',
  summary: 'checks the environment files, and shows what is derived from them',
  description:
    'Checks the environment files, and shows what is derived from them. ENVIRONMENTS_DIR names another directory of such files. Exit code: 0 success, 1 problems in a file, 2 wrong use.',
  examples: ['npm run -s environments -- validate'],
  commands: {
    validate: leaf({
      summary: 'check every environment file',
      json: true,
      examples: ['npm run -s environments -- validate', 'npm run -s environments -- validate --json'],
      run: ({ json, ...streams }) => validate(loadEnvironments(), json, streams),
    }),
    show: leaf({
      summary: 'print what is derived from one',
      arguments: [{ name: 'NAME', description: 'the environment: its file without .yaml', choices: environmentNames }],
      json: true,
      examples: ['npm run -s environments -- show dev'],
      run: ({ arguments: [name = ''], json, ...streams }) => show(name, json, streams),
    }),
    schema: leaf({
      summary: `write the editors' schema anew (${JSON_SCHEMA_FILE})`,
      examples: ['npm run -s environments -- schema'],
      run: writeSchema,
    }),
  },
};

function show(name: string, json: boolean, streams: Streams): number {
  const loaded = chosenEnvironment(name);
  streams.out(json ? JSON.stringify(loaded, null, 2) : describeEnvironment(loaded));
  return 0;
}

function writeSchema({ out }: Streams): number {
  const file = join(environmentsDirectory(), JSON_SCHEMA_FILE);
  writeFileSync(file, jsonSchemaText());
  out(`wrote ${file}`);
  return 0;
}
