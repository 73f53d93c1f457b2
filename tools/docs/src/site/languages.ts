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
      '/docs/choose': 'Servers, or Cloud NSS',
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

const JAPANESE: Theme = {
  sidebar: [
    group('日本語', {
      '/docs/ja/getting-started': 'はじめに（AWS なしで試す）',
      '/docs/ja/operations': '運用（アラームを受け取ったら）',
    }),
    group('英語のページ', {
      '/': '概要',
      '/docs/choose': 'サーバーか Cloud NSS か',
      '/docs/first-account': '最初のアカウント',
      '/docs/certificates': '証明書',
      '/docs/bastion-session': '踏み台サーバーへのセッション',
      '/docs/reading-logs': 'ログを読む',
      '/docs/runbooks/': 'Runbook',
      '/docs/glossary': '用語集',
    }),
  ],
  outline: { level: [2, 3], label: 'このページの内容' },
  docFooter: { prev: '前のページ', next: '次のページ' },
  darkModeSwitchLabel: '外観',
  lightModeSwitchTitle: 'ライトモードに切り替える',
  darkModeSwitchTitle: 'ダークモードに切り替える',
  sidebarMenuLabel: 'メニュー',
  returnToTopLabel: 'ページの先頭へ戻る',
  langMenuLabel: '言語を変更する',
  skipToContentLabel: '本文へ移動',
};

/** The languages of the site, by the folder of their pages. */
export const LANGUAGES: Readonly<Record<string, LocaleConfig<Theme>[string]>> = {
  root: { label: 'English', lang: 'en', themeConfig: ENGLISH },
  'docs/ja': { label: '日本語', lang: 'ja', link: '/docs/ja/getting-started', themeConfig: JAPANESE },
};

/** What the search says in each language but English. */
export const SEARCH_WORDS: DefaultTheme.LocalSearchOptions['locales'] = {
  'docs/ja': {
    translations: {
      button: { buttonText: '検索', buttonAriaLabel: '検索' },
      modal: {
        displayDetails: '詳細を表示する',
        resetButtonTitle: '検索語を消す',
        backButtonTitle: '検索を閉じる',
        noResultsText: '見つかりませんでした:',
        footer: { selectText: '選択', navigateText: '移動', closeText: '閉じる' },
      },
    },
  },
};
