import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRemote } from './git-remote';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('commits, reads, removes, lists and merges without a work tree', () => {
  const remote = GitRemote.empty(join(folder, 'a.git'));
  const first = remote.commit(undefined, { 'a.txt': 'one\n', 'dir/b.txt': 'two\n' }, 'first');
  remote.setReference('refs/heads/main', first);
  const second = remote.commit(first, { 'a.txt': null, 'c d.txt': 'ü\n' }, 'second');
  expect(remote.read(second, 'a.txt')).toBeUndefined();
  expect(remote.read(second, 'c d.txt')).toBe('ü\n');
  expect(remote.list(second, 'dir')).toEqual(['dir/b.txt']);
  expect(remote.changedPaths(first, second)).toEqual(['a.txt', 'c d.txt']);
  const other = remote.commit(first, { 'dir/b.txt': 'three\n' }, 'other');
  const merged = remote.merge(second, other, 'merge');
  expect(remote.read(merged!, 'dir/b.txt')).toBe('three\n');
  expect(remote.read(merged!, 'a.txt')).toBeUndefined();
  expect(remote.merge(second, remote.commit(first, { 'a.txt': 'conflict\n' }, 'x'), 'merge')).toBeUndefined();
  expect(remote.references()).toEqual({ 'refs/heads/main': first });
  expect(remote.resolve('main')).toBe(first);
  expect(remote.resolve('nowhere')).toBeUndefined();
});

test('a copy of a checkout has what is not committed yet, and leaves the checkout as it is', () => {
  const source = join(folder, 'source');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', source, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { encoding: 'utf8' });
  mkdirSync(source);
  git('init', '--quiet');
  writeFileSync(join(source, 'a.txt'), 'one');
  writeFileSync(join(source, '.gitignore'), 'made/');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
  const head = git('rev-parse', 'HEAD').trim();
  expect(GitRemote.copyOf(source, join(folder, 'clean.git')).resolve('main')).toBe(head);
  writeFileSync(join(source, 'a.txt'), 'two');
  writeFileSync(join(source, 'new.txt'), 'new');
  mkdirSync(join(source, 'made'));
  writeFileSync(join(source, 'made/x'), 'x');
  const status = git('status', '--porcelain');
  const copy = GitRemote.copyOf(source, join(folder, 'dirty.git'));
  expect(copy.resolve('main^')).toBe(head);
  expect(copy.changedPaths('main^', 'main')).toEqual(['a.txt', 'new.txt']);
  expect(git('status', '--porcelain')).toBe(status);
});
