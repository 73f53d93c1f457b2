import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MarkdownFile, parseMarkdown } from './markdown/markdown-file';

/** Folders of projects. */
const KINDS = ['apps', 'libs', 'packages', 'e2e', 'tools'];

/** Folders of runbooks, each with its page. */
const RUNBOOKS = 'apps/ops-runbooks/src/runbooks';

/** Folders of the projects of a workspace, relative to its root: `libs/network`. */
export function projectFolders(root = workspaceRoot()): string[] {
  return KINDS.filter((kind) => existsSync(join(root, kind)))
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'project.json')))
    .sort();
}

/** The Markdown at the top, everything below docs/, the README of each project, and the page in the folder of each runbook. */
export function documents(root = workspaceRoot()): MarkdownFile[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  return [
    ...top.sort(),
    ...below(root, 'docs'),
    ...below(root, RUNBOOKS),
    ...projectFolders(root).map((folder) => `${folder}/README.md`),
  ]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => parseMarkdown(file, readFileSync(join(root, file), 'utf8')));
}

function below(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .sort();
}
