import { type DefaultTheme, type LocaleConfig } from 'vitepress';

type Theme = DefaultTheme.Config;
type Group = DefaultTheme.SidebarItem;

/** A group of the navigation: the situation, and its pages with the words for what is done there. */
const group = (text: string, pages: Readonly<Record<string, string>>): Group => ({
  text,
  items: Object.entries(pages).map(([link, words]) => ({ text: words, link })),
});

const ENGLISH: Theme = {
  sidebar: [
    group('First steps', {
      '/': 'What this is',
      '/docs/getting-started': 'Try it without AWS',
      '/docs/environment-file': 'The environment file',
      '/docs/feeds': 'Which logs go where',
    }),
    group('To AWS', {
      '/docs/first-account': 'The first account',
      '/docs/to-aws': 'Everything AWS and GitHub need',
      '/docs/certificates': 'Certificates',
      '/docs/delivery': 'Deploy by merging',
    }),
    group('On duty', {
      '/docs/on-call': 'Before the first night',
      '/docs/operations': 'An alarm came',
      '/docs/reading-logs': 'Read logs',
      '/docs/bastion-session': 'A session on the bastion',
      '/docs/runbooks/': 'Run a runbook',
    }),
    group('Over time', {
      '/docs/upgrading': 'Take a new version in',
      '/CHANGELOG': 'What changed',
      '/CONTRIBUTING': 'Change it',
    }),
    group('Look up', {
      '/docs/glossary': 'Glossary',
      '/docs/adr/': 'Decisions',
      '/docs/threat-model': 'Who could do what',
    }),
  ],
  outline: { level: [2, 3] },
};

/** The languages of the site, by the folder of their pages. */
export const LANGUAGES: Readonly<Record<string, LocaleConfig<Theme>[string]>> = {
  root: { label: 'English', lang: 'en', themeConfig: ENGLISH },
};
