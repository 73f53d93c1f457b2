import { parse } from 'yaml';
import { FORK_CAP } from '../workflow-file/permissions';
import { readWorkflow, type Workflow } from '../workflow-file/workflow-file';
import { instrument, type InstrumentOptions, type Plan } from './instrument';

const DEPLOY = `name: deploy
on: push
permissions: {}
jobs:
  build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
  environments:
    needs: build
    permissions: { id-token: write, contents: read }
    strategy: { matrix: { environment: [dev, prod] } }
    uses: ./.github/workflows/environment.yml
    with: { environment: "\${{ matrix.environment }}" }
`;
const ENVIRONMENT = `on: { workflow_call: { inputs: { environment: { type: string, required: true } } } }
permissions: {}
jobs:
  execute:
    runs-on: ubuntu-24.04
    environment: \${{ inputs.environment }}
    concurrency: { group: "deploy-\${{ inputs.environment }}", cancel-in-progress: false }
    permissions: { id-token: write }
    steps: [{ run: deploy }]
`;

function plan(files: Record<string, string>, options: Partial<InstrumentOptions> = {}): Plan {
  const repository: Record<string, string> = {
    '.github/workflows/deploy.yml': DEPLOY,
    '.github/workflows/environment.yml': ENVIRONMENT,
    ...files,
  };
  return instrument(readWorkflow('.github/workflows/deploy.yml', repository['.github/workflows/deploy.yml']!), {
    serverUrl: 'http://127.0.0.1:1',
    runnerScript: '/runner.mjs',
    read: (path) => repository[path],
    tokenOf: (path) => `token-${path}`,
    ...options,
  });
}

function read(planned: Plan, path: string): Workflow {
  return parse(planned.files[path]!) as Workflow;
}

test('only a job that may have an identity gets one, and only a job with an environment waits', () => {
  const planned = plan({});
  const called = read(planned, '.github/workflows/environments.called.yml');
  const { execute } = called.jobs;
  expect(execute!.env).toEqual({
    ACT_JOB_TOKEN: 'token-environments/execute',
    ACTIONS_ID_TOKEN_REQUEST_URL:
      'http://127.0.0.1:1/_runner/id-token?api-version=2.0&environment=${{ inputs.environment }}',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-environments/execute',
  });
  expect(execute!.steps!.map((step) => step.run)).toEqual([
    "node '/runner.mjs' environment",
    "node '/runner.mjs' enter",
    'deploy',
    "node '/runner.mjs' leave",
  ]);
  const deploy = read(planned, '.github/workflows/deploy.yml');
  expect(deploy.jobs.build).toMatchObject({ env: { ACT_JOB_TOKEN: 'token-build' }, steps: [{ run: 'make' }] });
  expect(Object.keys(deploy.jobs.build!.env!)).toEqual(['ACT_JOB_TOKEN']);
  expect(called.name).toBe('deploy');
  expect(planned.labels).toEqual(['ubuntu-24.04']);
  expect(planned.jobs.map(({ path, permissions }) => [path, permissions['id-token']])).toEqual([
    ['build', 'none'],
    ['environments/execute', 'write'],
  ]);
});

test('nothing else of the workflows changes', () => {
  const ignored = { name: undefined, env: undefined };
  expect({ ...read(plan({}), '.github/workflows/deploy.yml').jobs.build, ...ignored }).toEqual({
    ...(parse(DEPLOY) as Workflow).jobs.build,
    ...ignored,
  });
});

test('a fork has no identity', () => {
  expect(plan({}, { cap: FORK_CAP }).files['.github/workflows/environments.called.yml']).not.toContain('ID_TOKEN');
});

test.each([
  [
    'a called workflow that asks for more than its caller has',
    { '.github/workflows/deploy.yml': DEPLOY.replace('id-token: write, ', '') },
    'asks for id-token: write, but its caller has id-token: none',
  ],
  [
    'a missing input',
    { '.github/workflows/deploy.yml': DEPLOY.replace(/ {4}with.*\n/, '') },
    'does not pass environment',
  ],
  [
    'an unknown input',
    { '.github/workflows/deploy.yml': DEPLOY.replace('with: {', 'with: { wave: 1,') },
    'deploy.yml:11:19: job environments: passes wave, which is no input',
  ],
  [
    'a workflow that is not there',
    { '.github/workflows/deploy.yml': DEPLOY.replace('environment.yml', 'gone.yml') },
    'calls .github/workflows/gone.yml, which does not exist',
  ],
  [
    'a workflow that cannot be called',
    { '.github/workflows/environment.yml': ENVIRONMENT.replace(/^on:.*$/m, 'on: push') },
    'has no workflow_call',
  ],
  [
    'a workflow of another repository',
    {
      '.github/workflows/deploy.yml': DEPLOY.replace('./.github', 'a/b/.github').replace('environment.yml', 'x.yml@v1'),
    },
    'only workflows of the repository itself run offline',
  ],
  [
    'a circle',
    {
      '.github/workflows/environment.yml': `${ENVIRONMENT}  again: { uses: ./.github/workflows/environment.yml, with: { environment: x } }\n`,
    },
    'which is already running around it',
  ],
  [
    'a container',
    { '.github/workflows/deploy.yml': DEPLOY.replace('steps: [{ run: make }]', 'container: alpine, steps: []') },
    'containers do not run offline',
  ],
  [
    'concurrency of a calling job',
    { '.github/workflows/deploy.yml': DEPLOY.replace('    needs: build\n', '    needs: build\n    concurrency: x\n') },
    'concurrency of a calling job is not kept offline',
  ],
])('refuses %s', (_case, files, message) => expect(() => plan(files)).toThrow(message));
