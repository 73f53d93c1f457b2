import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startGitHub, type GitHub, type GitHubOptions } from '../github/start-github';
import { type RunResult } from '../github/run';

jest.setTimeout(300_000);

const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683';
let github: GitHub;
afterEach(() => github?.stop());

/** A workflow with one file, run for a push. */
async function run(
  jobs: string,
  options: Partial<GitHubOptions> = {},
  files: Record<string, string> = {},
): Promise<RunResult> {
  github = await startGitHub({
    repository: {
      'README.md': 'hello\n',
      '.github/workflows/w.yml': `name: w\non: push\npermissions: {}\njobs:\n${jobs}`,
      ...files,
    },
    ...options,
  });
  return github.push({ 'second.txt': 'two\n' })[0]!.finished;
}

test('checkout checks out the commit of the event, at the depth asked for, and keeps credentials only when told to', async () => {
  const result = await run(`
  shallow:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - { uses: "${CHECKOUT}", with: { persist-credentials: false } }
      - run: cat README.md second.txt && echo "commits $(git rev-list --count HEAD)" && test "$(git rev-parse HEAD)" = "$GITHUB_SHA" && ! git config --get-regexp extraheader
  deep:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - { uses: "${CHECKOUT}", with: { fetch-depth: 0, path: below } }
      - run: cd below && echo "commits $(git rev-list --count HEAD)" && git config --get-regexp extraheader && git fetch -q origin
  forbidden:
    runs-on: ubuntu-24.04
    permissions: {}
    steps: [{ uses: "${CHECKOUT}" }]
`);
  expect(result.job('shallow')).toMatchObject({
    result: 'success',
    output: expect.stringContaining('hello\ntwo\ncommits 1\n') as string,
  });
  expect(result.job('deep')).toMatchObject({
    result: 'success',
    output: expect.stringContaining('commits 2\n') as string,
  });
  expect(result.job('forbidden')).toMatchObject({ result: 'failure' });
});

test('what a checkout is given: links to what is installed, and files that were made, which it may make anew', async () => {
  const from = mkdtempSync(join(tmpdir(), 'installed-'));
  try {
    const files = { 'lock.json': '{}', 'packages/a/index.js': 'a\n', 'dist/run/tool/main.mjs': 'made\n' };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(from, path)), { recursive: true });
      writeFileSync(join(from, path), text);
    }
    const result = await run(
      `
  job:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - { uses: "${CHECKOUT}", with: { persist-credentials: false } }
      - run: cat packages/a/index.js dist/run/tool/main.mjs && test -L packages && ! test -L dist/run/tool/main.mjs && test ! -L dist/run && echo anew > dist/run/tool/main.mjs
`,
      { installed: { from, lockfiles: ['lock.json'], folders: ['packages'], made: ['dist/run', 'dist/none'] } },
      { 'lock.json': '{}', '.gitignore': 'dist\n' },
    );
    expect(result.job('job')).toMatchObject({
      result: 'success',
      output: expect.stringContaining('a\nmade\n') as string,
    });
    expect(readFileSync(join(from, 'dist/run/tool/main.mjs'), 'utf8')).toBe('made\n');
  } finally {
    rmSync(from, { recursive: true });
  }
});

const push = (permission: string, branch: string) => `
  push:
    runs-on: ubuntu-24.04
    permissions: { contents: ${permission} }
    steps:
      - { uses: "${CHECKOUT}", with: { persist-credentials: false } }
      - env: { TOKEN: "\${{ github.token }}" }
        run: |
          git switch -q -c new && echo x > x && git add x && git -c user.name=a -c user.email=a@b.c commit -qm x
          git push "http://x-access-token:$TOKEN@\${GITHUB_SERVER_URL#http://}/$GITHUB_REPOSITORY" HEAD:refs/heads/${branch}
`;

test.each([
  ['write', 'ranges/new', 'success'],
  ['read', 'ranges/new', 'failure'],
  ['write', 'main', 'failure'],
] as const)('a job with contents: %s pushes to %s: %s', async (permission, branch, outcome) => {
  const result = await run(push(permission, branch));
  expect(result.conclusion).toBe(outcome);
  expect(github.remote.read(branch, 'x')).toBe(outcome === 'success' ? 'x\n' : undefined);
});

const UPLOAD = 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02';
const DOWNLOAD = 'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093';

test('artifacts: names are used once, missing files and names fail as the real actions do, patterns merge', async () => {
  const result = await run(`
  upload:
    runs-on: ubuntu-24.04
    steps:
      - run: mkdir -p dist/deep && echo a > dist/a && echo b > dist/deep/b && echo h > dist/.hidden
      - { uses: "${UPLOAD}", with: { name: assembly, path: dist, if-no-files-found: error } }
      - { uses: "${UPLOAD}", with: { name: assembly-notes, path: "dist/**/b" } }
      - { id: again, continue-on-error: true, uses: "${UPLOAD}", with: { name: assembly, path: dist } }
      - { id: none, continue-on-error: true, uses: "${UPLOAD}", with: { name: other, path: gone, if-no-files-found: error } }
      - run: echo "again \${{ steps.again.outcome }}, none \${{ steps.none.outcome }}"
  download:
    needs: upload
    runs-on: ubuntu-24.04
    steps:
      - { uses: "${DOWNLOAD}", with: { name: assembly, path: here } }
      - { uses: "${DOWNLOAD}", with: { pattern: "assembly*", path: all } }
      - { uses: "${DOWNLOAD}", with: { pattern: "assembly*", path: merged, merge-multiple: true } }
      - run: find here all merged -type f | sort | tr '\\n' ' '
      - { uses: "${DOWNLOAD}", with: { name: assemblies } }
`);
  expect(result.job('upload').output).toContain('again failure, none failure');
  expect(result.job('download').output).toContain(
    'all/assembly-notes/b all/assembly/a all/assembly/deep/b here/a here/deep/b merged/a merged/b merged/deep/b',
  );
  expect(result.job('download')).toMatchObject({
    result: 'failure',
    output: expect.stringContaining('Artifact not found for name: assemblies') as string,
  });
  expect(readFileSync(join(result.artifacts.assembly!, 'a'), 'utf8')).toBe('a\n');
});

test('artifacts of another run need its number and a token that may read actions', async () => {
  const download = (permissions: string) => `
    runs-on: ubuntu-24.04
    permissions: { ${permissions} }
    steps:
      - { uses: "${DOWNLOAD}", with: { name: a, run-id: "\${{ inputs.run }}", github-token: "\${{ github.token }}" } }
      - run: cat file
`;
  const first = await run(
    `  up: { runs-on: ubuntu-24.04, steps: [{ run: echo content > file }, { uses: "${UPLOAD}", with: { name: a, path: file } }] }\n`,
    {},
    {
      '.github/workflows/again.yml': `on: { workflow_dispatch: { inputs: { run: { required: true } } } }\npermissions: {}\njobs:\n  may:${download('actions: read')}  not:${download('')}`,
    },
  );
  expect(first.conclusion).toBe('success');
  const [id] = github.state.runs().map((facts) => facts.id);
  const second = await github.dispatch('again.yml', { run: String(id) }).finished;
  expect(second.job('may')).toMatchObject({ result: 'success', output: expect.stringContaining('content') as string });
  expect(second.job('not').output).toContain('Resource not accessible by integration');
});

test('a cache is saved once at the end of the job and restored by key or by its beginning', async () => {
  const cache = (key: string) =>
    `{ id: c, uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684, with: { path: kept, key: ${key}, restore-keys: "k-" } }`;
  const result = await run(`
  one: { runs-on: ubuntu-24.04, steps: [${cache('k-1')}, { run: mkdir kept && echo v > kept/v }] }
  two: { needs: one, runs-on: ubuntu-24.04, steps: [${cache('k-1')}, { run: 'cat kept/v; echo "hit \${{ steps.c.outputs.cache-hit }}"' }] }
  three: { needs: two, runs-on: ubuntu-24.04, steps: [${cache('k-2')}, { run: 'cat kept/v; echo "hit \${{ steps.c.outputs.cache-hit }}"' }] }
`);
  expect(result.job('two').output).toContain('v\nhit true');
  expect(result.job('three').output).toContain('v\nhit false');
});

test('provenance: only what was attested verifies, and attesting needs both permissions', async () => {
  const attest =
    '{ uses: actions/attest-build-provenance@977bb373ede98d70efdf65b84cb5f73e068dcc2a, with: { subject-path: file } }';
  const result = await run(`
  attest:
    runs-on: ubuntu-24.04
    permissions: { id-token: write, attestations: write }
    steps: [{ run: echo good > file }, ${attest}]
  without:
    runs-on: ubuntu-24.04
    permissions: { id-token: write }
    steps: [{ run: echo other > file }, ${attest}]
  verify:
    needs: attest
    runs-on: ubuntu-24.04
    permissions: { attestations: read }
    steps:
      - env: { GH_TOKEN: "\${{ github.token }}" }
        run: |
          echo good > file; gh attestation verify file --repo "$GITHUB_REPOSITORY" --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/w.yml"
          by() { gh attestation verify file --repo "$GITHUB_REPOSITORY" --deny-self-hosted-runners "$@" && echo "taken: $*" || echo "refused: $*"; }
          by --cert-identity "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/w.yml@refs/heads/main" --source-ref refs/heads/main --source-digest "$GITHUB_SHA"
          by --cert-identity "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/w.yml@refs/tags/main"; by --source-ref refs/tags/main; by --source-digest c0ffee
          by --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/w"
          echo evil > file; gh attestation verify file --repo "$GITHUB_REPOSITORY"
`);
  expect(result.job('attest').result).toBe('success');
  expect(result.job('without').output).toContain('attesting needs attestations: write');
  const { output } = result.job('verify');
  expect(output).toContain('Verification succeeded');
  // A signer workflow is compared by its beginning only.
  expect(output.match(/^(taken|refused): --[a-z-]+/gm)).toEqual([
    'taken: --cert-identity',
    'refused: --cert-identity',
    'refused: --source-ref',
    'refused: --source-digest',
    'taken: --signer-workflow',
  ]);
  expect(result.job('verify')).toMatchObject({
    result: 'failure',
    output: expect.stringContaining('no attestations found for subject sha256:') as string,
  });
});

test('set-up of versions tells a wrong setting, and says which version is used instead', async () => {
  const result = await run(`
  right: { runs-on: ubuntu-24.04, steps: [{ uses: actions/setup-node@v4, with: { node-version: 22 } }, { uses: actions/setup-python@v5, with: { python-version: '3.12' } }] }
  wrong: { runs-on: ubuntu-24.04, steps: [{ uses: actions/setup-node@v4, with: { node-version: 22, cache: npm } }] }
`);
  expect(result.job('right').output).toMatch(
    /node v\d+.* of this machine instead of 22\n[^]*Python 3.* instead of 3\.12/,
  );
  expect(result.job('wrong').output).toContain('Dependencies lock file is not found');
});

test('affected commits: the last success on main for a push, the merge base for a pull request', async () => {
  const shas = 'nrwl/nx-set-shas@3e9ad7370203c1e93d109be57f3b72eb0eb511b1';
  const workflow = `name: w\non: [push, pull_request]\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    permissions: { contents: read, actions: read }\n    steps: [{ uses: "${CHECKOUT}", with: { fetch-depth: 0 } }, { uses: "${shas}" }, { run: 'echo "base $NX_BASE head $NX_HEAD"' }]\n`;
  github = await startGitHub({ repository: { '.github/workflows/w.yml': workflow } });
  const first = github.push({ a: '1' })[0]!;
  await first.finished;
  const second = github.push({ a: '2' })[0]!;
  expect((await second.finished).job('a').output).toContain(`base ${first.sha} head ${second.sha}`);
  const { runs } = github.pullRequest({ title: 'change', changes: { b: '1' } });
  expect((await runs[0]!.finished).job('a').output).toContain(`base ${second.sha} head ${runs[0]!.sha}`);
});
