import { found, workflow } from '@nss/workflow-runner/rules';
import { writersRunBaseCode as rule } from './writers-run-base-code';

const HEAD = 'on: [pull_request, merge_group]\npermissions: {}';
const job = (steps: string, permission = 'pull-requests: write') =>
  workflow(
    `  tell:\n    permissions: { contents: read, ${permission} }\n    steps:\n${steps
      .split('\n')
      .map((line) => `      ${line}`)
      .join('\n')}`,
    HEAD,
  );
const BASE =
  '- uses: actions/checkout@a\n  with: { ref: "${{ github.event.pull_request.base.sha }}" }\n- uses: ./.github/actions/set-up';

test.each([
  [
    'no commit',
    '- uses: actions/checkout@a\n- run: npm run tell',
    "w.yml:7 job tell may write, and runs the pull request's code",
  ],
  [
    'the head',
    '- uses: actions/checkout@a\n  with: { ref: "${{ github.event.pull_request.head.sha }}" }\n- run: x',
    "w.yml:7 job tell may write, and runs the pull request's code",
  ],
  [
    'a branch that may have moved',
    '- uses: actions/checkout@a\n  with: { ref: "${{ github.base_ref }}" }\n- run: x',
    "w.yml:7 job tell may write, and runs the pull request's code",
  ],
  [
    'a fork',
    '- uses: actions/checkout@a\n  with: { ref: "${{ github.event.pull_request.base.sha }}", repository: "${{ github.event.pull_request.head.repo.full_name }}" }',
    "w.yml:7 job tell may write, and runs the pull request's code",
  ],
  [
    'nothing at all',
    '- uses: actions/download-artifact@a\n  with: { path: dist/delivery/x }\n- run: bash dist/delivery/x/tell.sh',
    'w.yml:7 job tell may write, and runs code of nowhere',
  ],
  [
    'an artifact among the code',
    `${BASE}\n- uses: actions/download-artifact@a\n  with: { path: tools }`,
    'w.yml:10 job tell may write, and puts an artifact where code is',
  ],
  [
    'an artifact in the root',
    `${BASE}\n- uses: actions/download-artifact@a`,
    'w.yml:10 job tell may write, and puts an artifact where code is',
  ],
  [
    'an artifact above',
    `${BASE}\n- uses: actions/download-artifact@a\n  with: { path: dist/delivery/../../tools }`,
    'w.yml:10 job tell may write, and puts an artifact where code is',
  ],
])('a job that may write has %s', (_what, steps, problem) => {
  expect(found(rule, job(steps))).toEqual([problem]);
});

test('the base and data are good, and jobs that write nothing, or start on main only, are not looked at', () => {
  expect(
    found(
      rule,
      job(`${BASE}\n- uses: actions/download-artifact@a\n  with: { path: dist/delivery/changes }\n- run: npm run tell`),
    ),
  ).toEqual([]);
  expect(found(rule, job('- uses: actions/checkout@a\n- run: x', 'id-token: write'))).toEqual([]);
  expect(
    found(rule, job('- uses: actions/checkout@a\n- run: x').replace('[pull_request, merge_group]', 'push')),
  ).toEqual([]);
});
