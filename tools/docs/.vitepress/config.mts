import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { headingSlug } from '../src/markdown/anchors';
import { LANGUAGES, SEARCH_WORDS } from '../src/site/languages';
import { NO_PAGES, pageAddress } from '../src/site/page-address';
import { searchTerms } from '../src/site/search-terms';
import { plainText, repositoryAddress, siteLinks, withoutColours } from '../src/site/site-markdown';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Nothing is loaded from another host: the browser holds that too. VitePress begins with scripts in the page, and makes functions of texts. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
].join('; ');

export default defineConfig({
  title: 'NSS on AWS',
  description: "Zscaler's NSS log relays on AWS: first steps, deployment, operations",
  srcDir: root,
  // Addresses are those of the repository, so that whoever knows one knows the other.
  rewrites: pageAddress,
  srcExclude: [...NO_PAGES],
  outDir: `${root}/dist/docs-site`,
  cacheDir: `${root}/dist/docs-site-cache`,
  head: [['meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }]],
  markdown: {
    anchor: { slugify: headingSlug },
    attrs: { disable: true },
    config: (md) => {
      md.use(siteLinks, { root, sources: repositoryAddress(process.env) });
      md.use(plainText);
    },
  },
  locales: LANGUAGES,
  themeConfig: {
    // Only what is done under stress is translated: a page has no counterpart as a rule.
    i18nRouting: false,
    search: {
      provider: 'local',
      options: {
        _render: withoutColours,
        miniSearch: { options: { tokenize: searchTerms } },
        locales: SEARCH_WORDS,
      },
    },
  },
});
