import { startGitHub, type GitHub } from './start-github';

jest.setTimeout(300_000);

let github: GitHub;
afterEach(() => github?.stop());

test('opened, changed, merged: what listens starts, for the merge commit, with the words of the request', async () => {
  github = await startGitHub({
    repository: {
      'a.txt': 'one\n',
      '.github/workflows/ci.yml':
        'on: pull_request\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ env: { BODY: "${{ github.event.pull_request.body }}", HEAD: "${{ github.head_ref }} ${{ github.base_ref }} ${{ github.ref }}" }, run: "echo $BODY; echo $HEAD" }] } }',
      '.github/workflows/deploy.yml':
        'on: { push: { branches: [main] } }\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: "true" }] } }',
    },
  });
  const { issue, runs } = github.pullRequest({
    title: 'Change',
    body: 'consent: server-1',
    changes: { 'b.txt': 'b\n' },
  });
  expect(runs.map(({ workflow }) => workflow)).toEqual(['.github/workflows/ci.yml']);
  expect((await runs[0]!.finished).job('a').output).toContain('consent: server-1\nchange-1 main refs/pull/1/merge\n');
  expect(github.updatePullRequest(1, { 'a.txt': 'two\n' })).toHaveLength(1);
  expect(github.merge(1).map(({ workflow }) => workflow)).toEqual(['.github/workflows/deploy.yml']);
  expect([github.remote.read('main', 'a.txt'), github.remote.read('main', 'b.txt')]).toEqual(['two\n', 'b\n']);
  expect(issue).toMatchObject({ state: 'closed', pull: { mergedCommit: github.remote.resolve('main') } });
});

test('one that conflicts starts nothing and cannot be merged', async () => {
  github = await startGitHub({
    repository: {
      'a.txt': 'one\n',
      '.github/workflows/ci.yml': 'on: pull_request\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: "true" }] } }',
    },
  });
  const { issue } = github.pullRequest({ title: 'Change', changes: { 'a.txt': 'theirs\n' } });
  github.push({ 'a.txt': 'ours\n' });
  expect(github.updatePullRequest(issue.number, { 'b.txt': 'b' })).toEqual([]);
  expect(() => github.merge(issue.number)).toThrow('pull request 1 conflicts with main');
  expect(() => github.merge(7)).toThrow('there is no pull request 7');
});
