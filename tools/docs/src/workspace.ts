import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MarkdownFile, parseMarkdown } from './markdown/markdown-file';

/** README.md and everything below docs/, of a workspace. */
export function documents(root = workspaceRoot()): MarkdownFile[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return ['README.md', ...below.sort()]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => parseMarkdown(file, readFileSync(join(root, file), 'utf8')));
}
