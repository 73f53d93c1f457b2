import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Who writes the commits that tests make. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Author',
  GIT_AUTHOR_EMAIL: 'author@example.invalid',
  GIT_COMMITTER_NAME: 'Author',
  GIT_COMMITTER_EMAIL: 'author@example.invalid',
};

/** Contents of files by path; null removes one. */
export type Changes = Readonly<Record<string, string | null>>;

/** The environment git runs in: nobody's own settings decide what happens. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** The repository on GitHub's side: a bare one on disk. Commits are made without a work tree. */
export class GitRemote {
  private constructor(readonly folder: string) {}

  /** A copy of the commit that is checked out in a folder, as branch main; what is not committed yet there is a commit more. */
  static copyOf(source: string, folder: string): GitRemote {
    const remote = GitRemote.empty(folder);
    remote.git(['fetch', '--quiet', '--no-tags', source, '+HEAD:refs/heads/main']);
    remote.withIndex((index) => {
      const there = ['-c', 'core.bare=false', `--work-tree=${source}`];
      remote.git([...there, 'read-tree', 'main'], { index });
      remote.git([...there, 'add', '--all', '.'], { index, from: source });
      const tree = remote.git(['write-tree'], { index });
      if (tree !== remote.git(['rev-parse', 'main^{tree}']))
        remote.setReference(
          'refs/heads/main',
          remote.commitTree(tree, [remote.resolve('main')!], 'what is not committed yet'),
        );
    });
    return remote;
  }

  /** A repository without a commit. */
  static empty(folder: string): GitRemote {
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder], { env: gitEnvironment() });
    const remote = new GitRemote(folder);
    // As on GitHub: any commit may be fetched by its hash, also a part of its history.
    remote.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    return remote;
  }

  /** Runs git in the repository. @returns its output without the line break at the end */
  git(args: readonly string[], options: { input?: string; index?: string; from?: string } = {}): string {
    const env = { ...gitEnvironment(), ...IDENTITY, ...(options.index ? { GIT_INDEX_FILE: options.index } : {}) };
    return execFileSync('git', [`--git-dir=${this.folder}`, ...args], {
      cwd: options.from ?? this.folder,
      env,
      input: options.input ?? '',
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 256 * 1024 * 1024,
    }).replace(/\n$/, '');
  }

  /** The commit of a branch, a full reference or a hash; nothing when there is none. */
  resolve(reference: string): string | undefined {
    try {
      return this.git(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
    } catch {
      return undefined;
    }
  }

  /** A file of a commit; nothing when it is not there. */
  read(commit: string, path: string): string | undefined {
    try {
      return execFileSync('git', [`--git-dir=${this.folder}`, 'show', `${commit}:${path}`], {
        env: gitEnvironment(),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return undefined;
    }
  }

  /** Paths below a folder of a commit. */
  list(commit: string, folder: string): string[] {
    return this.git(['ls-tree', '-r', '--name-only', '-z', commit, '--', folder])
      .split('\0')
      .filter((path) => path !== '');
  }

  /** Paths that differ between two commits; all of the second when there is no first. */
  changedPaths(from: string | undefined, to: string): string[] {
    const paths =
      from === undefined
        ? this.git(['ls-tree', '-r', '--name-only', '-z', to])
        : this.git(['diff', '--name-only', '-z', from, to]);
    return paths.split('\0').filter((path) => path !== '');
  }

  /** Commits changes on top of a parent, without moving a branch. @returns the new commit */
  commit(parent: string | undefined, changes: Changes, message: string): string {
    return this.commitTree(this.tree(parent, changes), parent ? [parent] : [], message);
  }

  /** Writes a tree with changes on top of another one, or of a commit's. @returns the new tree */
  tree(base: string | undefined, changes: Changes): string {
    return this.withIndex((index) => {
      if (base) this.git(['read-tree', base], { index });
      const lines = Object.entries(changes).map(([path, content]) => {
        if (content === null) return `0 ${'0'.repeat(40)}\t${path}`;
        const blob = this.git(['hash-object', '-w', '--stdin'], { input: content });
        return `100644 ${blob}\t${path}`;
      });
      this.git(['update-index', '--add', '--index-info'], { index, input: `${lines.join('\n')}\n` });
      return this.git(['write-tree'], { index });
    });
  }

  /** Makes a commit of a tree, without moving a branch. @returns the new commit */
  commitTree(tree: string, parents: readonly string[], message: string): string {
    return this.git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
      input: message,
    });
  }

  /** The commit GitHub makes of a base and a pull request's head. @returns nothing when they conflict */
  merge(base: string, head: string, message: string): string | undefined {
    try {
      return this.commitTree(this.git(['merge-tree', '--write-tree', base, head]), [base, head], message);
    } catch {
      return undefined;
    }
  }

  /** Sets a full reference (`refs/heads/main`), or removes it. */
  setReference(reference: string, commit: string | null): void {
    this.git(commit === null ? ['update-ref', '-d', reference] : ['update-ref', reference, commit]);
  }

  /** Every reference and its commit. */
  references(): Record<string, string> {
    return Object.fromEntries(
      this.git(['for-each-ref', '--format=%(refname) %(objectname)'])
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(' ') as [string, string]),
    );
  }

  /** Does something with an index of its own. */
  private withIndex<T>(work: (index: string) => T): T {
    const folder = mkdtempSync(join(this.folder, 'index-'));
    try {
      return work(join(folder, 'index'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
