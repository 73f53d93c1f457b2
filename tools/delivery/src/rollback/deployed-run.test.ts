import fc from 'fast-check';
import { againstDeploying, type Run, type RunFacts } from './deployed-run';

const wanted = { repository: 'acme/nss', branch: 'main' };
const run: Run = {
  path: '.github/workflows/deploy.yml',
  head_branch: 'main',
  head_sha: 'c0ffee',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  head_repository: { full_name: 'acme/nss' },
};
const facts = (changed: Partial<Run> = {}, more: Partial<RunFacts> = {}): RunFacts => ({
  run: { ...run, ...changed },
  branchIs: 'ahead',
  assembly: { expired: false },
  ...more,
});

test.each<[string, RunFacts]>([
  ['pushed, and followed by others', facts()],
  ['the newest', facts({}, { branchIs: 'identical' })],
  ['started by hand', facts({ event: 'workflow_dispatch' })],
  ['with the ref of its workflow', facts({ path: '.github/workflows/deploy.yml@refs/heads/main' })],
])('a run of main that succeeded is deployed again: %s', (_, given) => {
  expect(againstDeploying(given, wanted)).toEqual([]);
});

test.each<[string, RunFacts, string]>([
  ['a tag called main, on a commit of its own', facts({}, { branchIs: 'diverged' }), 'is not part of main'],
  ['a commit that main does not have yet', facts({}, { branchIs: 'behind' }), 'is not part of main'],
  [
    'a pull request of a fork from a branch called main',
    facts({ event: 'pull_request', head_repository: { full_name: 'eve/nss' } }),
    'its commit is of eve/nss',
  ],
  ['a fork that is gone', facts({ head_repository: null }), 'a repository that is gone'],
  ['a pull request of the repository itself', facts({ event: 'pull_request' }), 'started by pull_request'],
  ['a run that was refused or failed', facts({ conclusion: 'failure' }), 'did not succeed: failure'],
  ['a run that was cancelled', facts({ conclusion: 'cancelled' }), 'did not succeed: cancelled'],
  ['a run that waits', facts({ status: 'waiting', conclusion: null }), 'did not succeed: waiting'],
  ['another workflow', facts({ path: '.github/workflows/ci.yml' }), 'of .github/workflows/ci.yml'],
  ['another workflow of a name alike', facts({ path: '.github/workflows/deploy.yml-x.yml' }), 'deploy.yml-x.yml'],
  [
    'the workflow of another branch',
    facts({ path: '.github/workflows/deploy.yml@refs/heads/topic' }),
    'that of refs/heads/topic',
  ],
  ['the workflow of a tag', facts({ path: '.github/workflows/deploy.yml@refs/tags/main' }), 'that of refs/tags/main'],
  ['another branch', facts({ head_branch: 'topic' }), 'deployed topic'],
  ['no assembly', facts({}, { assembly: undefined }), 'made no assembly'],
  ['an assembly that is kept no longer', facts({}, { assembly: { expired: true } }), 'kept no longer'],
])('refused: %s', (_, given, reason) => {
  expect(againstDeploying(given, wanted)).toContainEqual(expect.stringContaining(reason));
});

test('whatever an answer holds, only exactly that of a run of main passes', () => {
  const text = (right: string) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(right) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          'Main',
          'main ',
          'refs/heads/main',
          'schedule',
          'pull_request_target',
          'eve/nss',
          'skipped',
          'diverged',
          'behind',
        ),
      },
    );
  fc.assert(
    fc.property(
      text('main'),
      text('push'),
      text('success'),
      text('acme/nss'),
      text('ahead'),
      (head_branch, event, conclusion, full_name, branchIs) => {
        const isRight =
          head_branch === 'main' &&
          event === 'push' &&
          conclusion === 'success' &&
          full_name === 'acme/nss' &&
          branchIs === 'ahead';
        expect(
          againstDeploying(
            facts({ head_branch, event, conclusion, head_repository: { full_name } }, { branchIs }),
            wanted,
          ).length === 0,
        ).toBe(isRight);
      },
    ),
  );
});
