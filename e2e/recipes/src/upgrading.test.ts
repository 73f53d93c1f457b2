import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';
import { RepositoryCopy } from './repository-copy';

jest.setTimeout(600_000);

/** The commands of a section of the page, in order. */
function commandsOf(heading: string): string[] {
  const page = readFileSync(join(workspaceRoot(), 'docs/upgrading.md'), 'utf8');
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const commands = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, text = '']) => text.trim().split('\n'));
  if (commands.length === 0) throw new Error(`docs/upgrading.md has no commands below ${heading}`);
  return commands;
}

let upstream: RepositoryCopy;
let fork: string;

beforeEach(() => {
  upstream = new RepositoryCopy();
  upstream.run('git config user.name upstream && git config user.email upstream@example.invalid');
  fork = mkdtempSync(join(tmpdir(), 'fork-'));
  upstream.run(`git clone --quiet . ${fork}`);
  inFork('git config user.name fork && git config user.email fork@example.invalid');
});
afterEach(() => {
  upstream.remove();
  rmSync(fork, { recursive: true, force: true });
});

const inFork = (command: string) => upstream.run(`cd ${fork} && ${command}`);
const said = (...args: string[]) => execFileSync('git', args, { cwd: fork, encoding: 'utf8' });

/** What a fork makes its own: an environment edited, one under another name, owners, the form that starts runbooks. */
function madeOnesOwn(): void {
  inFork('sed -i \'s/^account: .*/account: "333333333333"/\' environments/dev.yaml');
  inFork('git mv environments/prod.yaml environments/tokyo.yaml');
  inFork("sed -i 's/^environment: .*/environment: tokyo/' environments/tokyo.yaml");
  inFork("echo '/environments/ @acme/network' >> .github/CODEOWNERS");
  inFork('npm run -s delivery -- choices');
  inFork('git add --all && git commit --quiet -m "our environments"');
}

/** What a version of upstream brings: a runbook, words, and lines of many files. */
function released(): void {
  upstream.replace('.github/workflows/runbook.yml', 'options: [accept-', 'options: [a-new-one, accept-');
  upstream.replace('CHANGELOG.md', '## Unreleased\n', '## Unreleased\n\n- a runbook\n');
  upstream.replace('README.md', '# NSS on AWS\n', '# NSS on AWS\n\nNew words.\n');
  upstream.write('libs/naming/src/new.ts', 'export {};\n');
  upstream.run('git add --all && git commit --quiet -m "a release"');
}

test('a fork with environments of its own takes a version in, as the page says, without a conflict', () => {
  madeOnesOwn();
  released();
  const [remote, ...merging] = commandsOf('Merge');
  const version = merging.join('\n').match(/v\d+\.\d+\.\d+/)![0];
  upstream.run(`git tag ${version}`);
  inFork(remote!.replace('https://github.com/OWNER/REPOSITORY.git', upstream.folder));
  merging.forEach(inFork);
  const [validate] = commandsOf('See what it changes');
  inFork(validate!);
  expect(said('status', '--porcelain', '--untracked-files=no')).toBe('');
  const form = readFileSync(join(fork, '.github/workflows/runbook.yml'), 'utf8');
  expect(form).toContain('options: [a-new-one, ');
  expect(form).toContain('options: [dev, tokyo]');
  expect(readFileSync(join(fork, 'environments/dev.yaml'), 'utf8')).toContain('account: "333333333333"');
  expect(readFileSync(join(fork, 'README.md'), 'utf8')).toContain('New words.');
});

// The other side: what the rule of upstream's untouched files is for.
test('a file of forks that upstream changes as well is a conflict', () => {
  madeOnesOwn();
  upstream.replace('environments/dev.yaml', 'account: ', 'account:  ');
  upstream.run('git commit --quiet --all -m "upstream edits a file of forks"');
  expect(() => inFork(`git pull --quiet --no-rebase --no-edit ${upstream.folder} HEAD`)).toThrow(
    'environments/dev.yaml',
  );
});
