import { workspaceRoot } from '@nss/workspace';
import { startGitHub, type GitHub } from '@nss/workflow-runner';
import { INSTALLED } from './installed';

jest.setTimeout(300_000);

let github: GitHub;
afterEach(() => github?.stop());

test('the repository sets itself up in a job from what the workspace has, and does not commit that', async () => {
  github = await startGitHub({
    repository: workspaceRoot(),
    installed: INSTALLED,
    environment: { NX_DAEMON: 'false' },
  });
  const workflow = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - { uses: actions/checkout@v4, with: { persist-credentials: false } }
      - uses: ./.github/actions/set-up
      - run: git status --porcelain && test -L node_modules && test -L .venv && npm run -s environments -- validate
`;
  const runs = github.push({ '.github/workflows/try.yml': workflow }, { branch: 'topic' });
  const result = await runs[0]!.finished;
  expect(runs).toHaveLength(1);
  // The log beside the result: without it a failure says nothing.
  expect([result.job('a').result, result.log]).toEqual(['success', expect.not.stringMatching(/set-up: |\?\? /)]);
});
