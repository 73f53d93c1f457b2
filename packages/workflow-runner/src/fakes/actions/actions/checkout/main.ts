import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { booleanInput, input, main, mask, setOutput, workspace } from '../../../runner';

/** Inputs that nobody here needs; given, they would be ignored in silence. */
const NOT_SUPPORTED = ['ssh-key', 'filter', 'sparse-checkout', 'github-server-url'];

/** What startGitHub() was told is installed. */
interface Installed {
  from: string;
  lockfiles: string[];
  folders: string[];
  made?: string[];
}

function git(folder: string, args: string[], header?: string): string {
  const settings = header === undefined ? [] : ['-c', `http.extraheader=${header}`];
  return execFileSync('git', ['-C', folder, ...settings, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}

/** Whether the checkout needs the very packages that are installed. */
function sameLockfiles(folder: string, { from, lockfiles }: Installed): boolean {
  return lockfiles.every((file) => {
    const [ours, theirs] = [join(folder, file), join(from, file)];
    return existsSync(ours) && existsSync(theirs) && readFileSync(ours).equals(readFileSync(theirs));
  });
}

/** Links what is installed already, so that a step that installs finds nothing to do. On GitHub it installs. */
function linkPackages(folder: string): void {
  const { ACT_INSTALLED } = process.env;
  const installed = ACT_INSTALLED === undefined ? undefined : (JSON.parse(ACT_INSTALLED) as Installed);
  if (!installed || !sameLockfiles(folder, installed)) return;
  const { from, folders, made = [] } = installed;
  for (const name of folders) {
    if (existsSync(join(from, name)) && !existsSync(join(folder, name)))
      symlinkSync(join(from, name), join(folder, name));
  }
  for (const name of made) copyFiles(join(from, name), join(folder, name));
  // A pattern for folders does not match links.
  appendFileSync(join(folder, '.git/info/exclude'), folders.map((name) => `/${name}\n`).join(''));
}

/** Copies files: a program that looks where it lies finds itself in the checkout. */
function copyFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    mkdirSync(dirname(target), { recursive: true });
    try {
      copyFileSync(source, target);
    } catch {
      // It was made anew at this very moment, and had another name until then: the checkout makes its own.
    }
  }
}

/** What the real action fetches for a ref (its README, Scenarios). */
function target(ref: string): { fetch: string; branch?: string } {
  if (/^[0-9a-f]{40}$/.test(ref)) return { fetch: ref };
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch !== undefined) return { fetch: ref, branch };
  return ref.startsWith('refs/') ? { fetch: ref } : { fetch: `refs/heads/${ref}`, branch: ref };
}

void main(() => {
  const unsupported = NOT_SUPPORTED.find((name) => input(name) !== '');
  if (unsupported) throw new Error(`the fake of actions/checkout does not know ${unsupported}`);
  const repository = input('repository', { required: true });
  const folder = resolve(workspace(), input('path'));
  if (relative(workspace(), folder).startsWith('..'))
    throw new Error(`Repository path '${folder}' is not under '${workspace()}'`);
  const token = input('token');
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  mask(basic);
  const header = `AUTHORIZATION: basic ${basic}`;
  const isOwn = repository === process.env.GITHUB_REPOSITORY;
  const ref = input('ref') || (isOwn ? process.env.GITHUB_SHA! : 'main');
  const depth = Number(input('fetch-depth'));
  if (!Number.isInteger(depth) || depth < 0)
    throw new Error(`fetch-depth is ${input('fetch-depth')}: it is a number of commits`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '.git'))) git(folder, ['init', '--quiet', '--initial-branch=main']);
  const url = `${process.env.GITHUB_SERVER_URL}/${repository}`;
  git(folder, ['config', 'remote.origin.url', url]);
  const { fetch, branch } = target(ref);
  const what =
    depth === 0
      ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', fetch]
      : [`--depth=${depth}`, fetch];
  git(
    folder,
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      'origin',
      ...what,
      ...(booleanInput('fetch-tags') && depth > 0 ? ['+refs/tags/*:refs/tags/*'] : []),
    ],
    header,
  );
  const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : git(folder, ['rev-parse', 'FETCH_HEAD^{commit}']);
  if (existsSync(join(folder, '.git/index')) && booleanInput('clean')) git(folder, ['clean', '-ffdxq']);
  if (branch === undefined) git(folder, ['checkout', '--quiet', '--force', '--detach', commit]);
  else {
    git(folder, ['update-ref', `refs/remotes/origin/${branch}`, commit]);
    git(folder, ['checkout', '--quiet', '--force', '-B', branch, commit]);
  }
  if (booleanInput('persist-credentials'))
    git(folder, ['config', `http.${process.env.GITHUB_SERVER_URL}/.extraheader`, header]);
  linkPackages(folder);
  setOutput('ref', ref);
  setOutput('commit', commit);
  console.log(`checked out ${commit}`);
});
