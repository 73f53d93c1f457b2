import { existsSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { type MarkdownRenderer } from 'vitepress';
import { pageAddress } from './page-address';

/** What links of pages are resolved against. */
export interface LinkTargets {
  /** The workspace's root. */
  readonly root: string;
  /** Address that files of the repository are read below. @default - what is no page is named, without a link */
  readonly sources?: string;
}

/** Where GitHub shows the files of the repository that a job works for. @default - undefined outside of a job */
export function repositoryAddress({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }: NodeJS.ProcessEnv): string | undefined {
  return GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/main` : undefined;
}

/**
 * Where a link of a page leads in the site; undefined for a file or folder without a page, where nobody knows the repository's address.
 * @param file the Markdown file it stands in, relative to the workspace's root
 */
export function siteLink(link: string, file: string, { root, sources }: LinkTargets): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|#)/i.test(link)) return link;
  const [path = '', anchor] = link.split('#');
  const target = posix.join(posix.dirname(file), path).replace(/\/$/, '');
  const page = target.endsWith('.md') ? target : posix.join(target, 'README.md');
  if (existsSync(join(root, page))) return `/${pageAddress(page)}${anchor === undefined ? '' : `#${anchor}`}`;
  return sources && `${sources}/${target}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Gives the links of pages, which are written for whoever reads the repository, their addresses in the site. */
export function siteLinks(md: MarkdownRenderer, targets: LinkTargets): void {
  md.core.ruler.push('site-links', ({ tokens, env }: { tokens: Token[]; env: { path: string; realPath?: string } }) => {
    const file = relative(targets.root, env.realPath ?? env.path);
    for (const { children } of tokens) {
      const open: Token[] = [];
      for (const token of children ?? []) {
        if (token.type === 'link_open') open.push(linked(token, file, targets));
        else if (token.type === 'link_close') token.tag = open.pop()?.tag ?? token.tag;
      }
    }
  });
}

type Token = ReturnType<MarkdownRenderer['parse']>[number];

function linked(token: Token, file: string, targets: LinkTargets): Token {
  const link = siteLink(token.attrGet('href') ?? '', file, targets);
  if (link !== undefined) token.attrSet('href', link);
  else Object.assign(token, { tag: 'span', attrs: null });
  return token;
}

/** Text of a page is text: two braces are no expression of Vue, and `:on:` is no picture. */
export function plainText(md: MarkdownRenderer): void {
  for (const kind of ['text', 'code_inline']) {
    const rule = md.renderer.rules[kind];
    md.renderer.rules[kind] = (...given) => (rule?.(...given) ?? '').replaceAll('{{', '&#123;&#123;');
  }
  md.disable('emoji');
}

/** A page for the index of the search: to colour its code would take as long as the page itself. */
export function withoutColours(source: string, env: object, md: MarkdownRenderer): string {
  const { highlight } = md.options;
  try {
    return md.set({ highlight: null }).render(source, env);
  } finally {
    md.set({ highlight });
  }
}
