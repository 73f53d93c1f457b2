import { workspaceRoot } from '@nss/workspace';
import { parseMarkdown } from '../markdown/markdown-file';
import { documents } from '../workspace';
import { brokenCommands, commandProblem } from './commands';
import { runnableIn } from './runnable';

const runnable = runnableIn(workspaceRoot());

test('every command of the documentation exists', () => {
  expect(brokenCommands(documents(), runnable)).toEqual([]);
});

test.each([
  'npm start',
  'npm test',
  'npm ci',
  'npm run -s environments -- show dev',
  'ENVIRONMENTS_DIR=/srv/environments npm start -- --yes',
  'node tools/setup/src/synth.mjs dist/cdk.out',
  'node --version',
  'node tools/setup/src/run.mjs e2e/deployment/src/start.ts --yes',
  'npx nx run nss-infra:test',
  'npx nx test nss-infra',
  'npx nx run-many -t lint typecheck',
  'npx nx affected --targets=lint,test --base main',
  'npx nx graph',
  'aws sts get-caller-identity',
  'npx cdk deploy',
  '',
  'git push',
])('%s is well', (command) => expect(commandProblem(command, runnable)).toBeUndefined());

test.each([
  ['npm run -s nothing', 'package.json has no script nothing'],
  ['npm begin', 'package.json has no script begin'],
  ['node tools/setup/src/sinth.mjs', 'there is no file tools/setup/src/sinth.mjs'],
  ['node tools/setup/src/run.mjs tools/nss/src/gone.ts', 'there is no file tools/nss/src/gone.ts'],
  ['npx nx run nss-infra:fly', 'nss-infra has no target fly'],
  ['npx nx run nss-outra:test', 'there is no project nss-outra'],
  ['npx nx run-many -t lint fly', 'no project has a target fly'],
  ['X=1 npx nx affected --targets=lint,fly', 'no project has a target fly'],
])('%s is found', (command, problem) => expect(commandProblem(command, runnable)).toBe(problem));

test('commands are read from sh blocks, with their line; comments and other blocks are not', () => {
  const file = parseMarkdown(
    'a.md',
    'npm run prose\n```sh\nnpm test # npm run comment\nnpm test && npm run second\n```\n```ts\nnpm run code\n```',
  );
  expect(brokenCommands([file], runnable)).toEqual(['a.md:4: npm run second: package.json has no script second']);
});
