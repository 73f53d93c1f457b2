import { found, workflow } from '@nss/workflow-runner/rules';
import { deploymentsArePrepared as rule } from './deployments-are-prepared';

const PREPARE =
  '  prepare: { environment: "${{ inputs.e }}-prepare", steps: [{ run: npm run -s delivery -- prepare }] }\n';
const DEPLOY =
  '  deploy: { needs: prepare, environment: "${{ inputs.e }}", steps: [{ run: npm run -s delivery -- execute }] }\n';

test.each([
  ['in order', PREPARE + DEPLOY, undefined],
  [
    'needs cut',
    PREPARE + DEPLOY.replace('needs: prepare, ', ''),
    'job deploy deploys without needing a job that prepares',
  ],
  [
    'needs something else',
    `${PREPARE}  other: { steps: [] }\n${DEPLOY.replace('needs: prepare', 'needs: other')}`,
    'job deploy deploys without needing a job that prepares',
  ],
  [
    'environment dropped',
    PREPARE + DEPLOY.replace('environment: "${{ inputs.e }}", ', ''),
    'job deploy deploys without an environment',
  ],
  [
    'gates swapped',
    PREPARE.replace('}-prepare', '}') + DEPLOY,
    'job prepare waits for the reviewers of deploy before there is anything to review',
  ],
  [
    'another environment',
    PREPARE + DEPLOY.replace('${{ inputs.e }}', 'dev'),
    'job prepare prepares in ${{ inputs.e }}-prepare what deploy executes in dev',
  ],
  [
    'whatever happened',
    PREPARE + DEPLOY.replace('needs: prepare', 'needs: prepare, if: always()'),
    'job deploy deploys although the preparation may have failed',
  ],
  [
    'in one job',
    PREPARE + DEPLOY.replace('steps: [', 'steps: [{ run: npm run -s delivery -- prepare }, '),
    'job deploy prepares and deploys in one job, so nobody can look in between',
  ],
])('%s', (_case, jobs, problem) =>
  expect(found(rule, workflow(jobs)).map((text) => text.replace(/^\S+ /, ''))).toEqual(
    problem === undefined ? [] : [problem],
  ),
);

const PLAN =
  '  plan: { environment: "${{ inputs.e }}-prepare", steps: [{ run: npm run -s delivery -- repair-plan }] }\n';
const REPAIR =
  '  repair: { needs: plan, environment: "${{ inputs.e }}-repair", steps: [{ run: npm run -s delivery -- repair }] }\n';

test.each([
  ['in order', PLAN + REPAIR, []],
  [
    'gates swapped',
    PLAN.replace('}-prepare', '}-repair') + REPAIR.replace('}-repair', '}-prepare'),
    ['job plan prepares in ${{ inputs.e }}-repair what repair executes in ${{ inputs.e }}-prepare'],
  ],
  ['needs cut', PLAN + REPAIR.replace('needs: plan, ', ''), ['job repair deploys without needing a job that prepares']],
])('a repair: %s', (_case, jobs, problems) =>
  expect(found(rule, workflow(jobs)).map((text) => text.replace(/^\S+ /, ''))).toEqual(problems),
);
