import { posix } from 'node:path';

/**
 * Where the page of a Markdown file stands in the site, as VitePress rewrites it: where it stands in the repository, and a README as the
 * page of its folder.
 * @param file relative to the workspace's root: `docs/adr/README.md`
 */
export function pageAddress(file: string): string {
  return posix.basename(file) === 'README.md' ? posix.join(posix.dirname(file), 'index.md') : file;
}

/** The built file of a page, relative to the site: `docs/adr/index.html`. */
export function builtPage(file: string): string {
  return pageAddress(file).replace(/\.md$/, '.html');
}

/**
 * Markdown of the repository that is no page, as patterns: what is not documentation, what lies below the folder of a project, and
 * what somebody keeps beside all of it. Pages of runbooks are below a project and are documentation.
 */
export const NO_PAGES: readonly string[] = [
  '!(apps|docs|e2e|libs|packages|tools)/**/*.md',
  '{e2e,libs,packages,tools}/*/*/**/*.md',
  'apps/!(ops-runbooks)/*/**/*.md',
  'apps/ops-runbooks/!(src)/**/*.md',
  'apps/ops-runbooks/src/!(runbooks)/**/*.md',
];
