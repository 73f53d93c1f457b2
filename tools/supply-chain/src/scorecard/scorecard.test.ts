import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuiltElsewhere } from './binary-artifacts';
import { looseVersions, unpinned } from './pinned-dependencies';
import { notKeptCurrent } from './update-tool';

/**
 * Checks of OpenSSF Scorecard that the repository alone decides (https://github.com/ossf/scorecard/blob/main/docs/checks.md). Dangerous-Workflow and
 * Token-Permissions are rules of @nss/workflow-runner; what GitHub alone knows (Branch-Protection, Code-Review) is asked for by the doctor.
 */
const root = workspaceRoot();
const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const text = (path: string) => readFileSync(join(root, path), 'utf8');

describe('Binary-Artifacts', () => {
  test('nothing in the repository was built elsewhere', () => {
    expect(paths.filter((path) => isBuiltElsewhere(path, readFileSync(join(root, path))))).toEqual([]);
  });

  test.each([
    ['tool.exe', ''],
    ['lib/x.SO', ''],
    ['addon.node', ''],
    ['data', '\x7fELF\x02'],
    ['setup', 'MZ\x90'],
    ['grammar', '\0asm\x01'],
    ['App', '\xca\xfe\xba\xbe'],
    ['bin', '\xcf\xfa\xed\xfe'],
  ])('%s is noticed', (path, content) => expect(isBuiltElsewhere(path, Buffer.from(content, 'latin1'))).toBe(true));

  test.each([
    ['a.ts', 'export {};'],
    ['so', ''],
    ['data.json.gz', '\x1f\x8b'],
  ])('%s is not', (path, content) => expect(isBuiltElsewhere(path, Buffer.from(content, 'latin1'))).toBe(false));
});

describe('Pinned-Dependencies', () => {
  const manifests = paths.filter((path) => /(^|\/)package\.json$/.test(path));
  /** What people or runners execute, documentation included: who copies a command runs it. */
  const scripts = paths.filter(
    (path) =>
      /^(\.github|\.ci)\/|\.(sh|mjs|md|ya?ml)$|(^|\/)package\.json$/.test(path) && !path.endsWith('package-lock.json'),
  );

  test('every version is exact', () => {
    expect(
      Object.fromEntries(
        manifests
          .map((path) => [path, looseVersions(JSON.parse(text(path)) as Record<string, unknown>)] as const)
          .filter(([, loose]) => loose.length > 0),
      ),
    ).toEqual({});
  });

  test('no script fetches what is not pinned', () => {
    expect(scripts.flatMap((path) => unpinned(text(path)).map(({ line, why }) => `${path}:${line} ${why}`))).toEqual(
      [],
    );
  });

  test.each([
    'npm install',
    'npm install left-pad # from x.tgz',
    'npm i left-pad',
    'npx -y zizmor',
    'npx cowsay@latest',
    'npm exec --yes x',
    'pip install zizmor',
    'python -m pip install -r requirements.txt',
    'curl -sSf https://x.example | sh',
    'wget -qO- https://x.example | sudo bash',
    'go install x.example/y@latest',
    'docker run node:22',
    'sudo apt-get -y install jq',
    'brew install gh',
  ])('%s is noticed', (line) => expect(unpinned(`true\n  ${line}\n`)).toMatchObject([{ line: 2 }]));

  test.each([
    'npm ci --ignore-scripts',
    'npx nx run-many',
    'pip install --require-hashes -r requirements.txt',
    '# npm install',
    'npm install --package-lock-only',
    'npm install ../dist/packages/*.tgz',
    'go install x.example/y@v1.2.3',
    'docker pull x@sha256:00',
  ])('%s is not', (line) => expect(unpinned(line)).toEqual([]));

  test.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '', 'github:a/b', '>=1', 'file:../x', 'npm:x@^1.0.0'])(
    'version %j is loose',
    (version) => {
      expect(looseVersions({ devDependencies: { a: version, b: '1.2.3', c: '2.0.0-rc.1' } })).toEqual([
        'devDependencies.a',
      ]);
    },
  );

  test('a peer may be later and compatible, and nothing looser', () => {
    expect(looseVersions({ peerDependencies: { a: '^1.2.3', b: '1.2.3', c: '>=1', d: '*' } })).toEqual([
      'peerDependencies.c',
      'peerDependencies.d',
    ]);
  });
});

describe('Dependency-Update-Tool', () => {
  const dependabot = text('.github/dependabot.yml');

  test('every file that pins something is kept current', () => {
    expect(notKeptCurrent(dependabot, paths)).toEqual([]);
  });

  test.each(['npm', 'pip', 'gomod', 'github-actions'])('without its entry for %s something is noticed', (ecosystem) => {
    expect(
      notKeptCurrent(dependabot.replace(`package-ecosystem: ${ecosystem}\n`, 'package-ecosystem: cargo\n'), paths),
    ).not.toEqual([]);
  });
});

test('License: the text is that of the licence which package.json names', () => {
  expect((JSON.parse(text('package.json')) as { license: string }).license).toBe('Apache-2.0');
  expect(text('LICENSE')).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004/);
});

test('Security-Policy: says where to report, and what then', () => {
  expect(text('SECURITY.md')).toMatch(/Report a vulnerability/);
  // Scorecard looks for a link and for words about disclosure and time.
  expect(text('SECURITY.md')).toMatch(/\]\(/);
  expect(text('SECURITY.md')).toMatch(/disclos[^]*\d+ days/i);
});

test('Fuzzing: property tests, which Scorecard counts for TypeScript', () => {
  expect(
    paths.filter((path) => path.endsWith('.test.ts') && text(path).includes("from 'fast-check'")).length,
  ).toBeGreaterThan(20);
});
