import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MarkdownFile, parseMarkdown } from './markdown/markdown-file';

/** Folders of projects. */
const KINDS = ['apps', 'libs', 'packages', 'e2e', 'tools'];

/** Folders of the projects of a workspace, relative to its root: `libs/network`. */
export function projectFolders(root = workspaceRoot()): string[] {
  return KINDS.filter((kind) => existsSync(join(root, kind)))
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'project.json')))
    .sort();
}

/** The Markdown at the top, everything below docs/, and the README of each project. */
export function documents(root = workspaceRoot()): MarkdownFile[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return [...top.sort(), ...below.sort(), ...projectFolders(root).map((folder) => `${folder}/README.md`)]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => parseMarkdown(file, readFileSync(join(root, file), 'utf8')));
}
