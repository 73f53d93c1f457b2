import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { documents } from '../workspace';
import { buildSite } from './build-site';
import { brokenBuiltLinks, builtFiles, foreignLoads } from './built-site';
import { LANGUAGES } from './languages';
import { builtPage } from './page-address';
import { searchTerms } from './search-terms';
import { siteServer } from './serve-site';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const node = (...argv: string[]) => spawnSync(process.execPath, argv, { cwd: workspaceRoot(), encoding: 'utf8' });

beforeAll(() => buildSite({ folder }));
afterAll(() => rmSync(folder, { recursive: true }));

test('every document has its page, and every page of the navigation is one', () => {
  const pages = builtFiles(folder, '.html');
  expect(pages).toEqual(expect.arrayContaining(documents().map(({ file }) => builtPage(file))));
  const navigation = Object.values(LANGUAGES).flatMap(({ themeConfig }) =>
    (themeConfig?.sidebar as { items: { link: string }[] }[]).flatMap(({ items }) => items.map(({ link }) => link)),
  );
  expect(navigation.length).toBeGreaterThan(15);
  expect(pages).toEqual(
    expect.arrayContaining(navigation.map((link) => `${link.slice(1).replace(/(^|\/)$/, '$1index')}.html`)),
  );
});

test('every link and anchor leads somewhere, as it is built', () => {
  expect(brokenBuiltLinks(folder)).toEqual([]);
});

test('the alarms of a built page have the anchors that alarm mails name', () => {
  expect(read('docs/operations.html')).toMatch(/<h2 id="feed-silent"/);
});

test('text stays text: braces, and what looks like a picture', () => {
  expect(read('packages/ssm-automation/CHANGELOG.html')).toContain('{{ssm:NAME}}');
});

test('nothing is loaded from another host, and each page forbids it', () => {
  expect(foreignLoads(folder)).toEqual([]);
  const policy = /http-equiv="Content-Security-Policy" content="default-src (?:'|&#39;)self(?:'|&#39;); [^"]*"/;
  const open = builtFiles(folder, '.html').filter((page) => !policy.test(read(page)));
  expect(open).toEqual([]);
});

/** The terms of a language's index, each with the pages and sections it stands in. */
function indexOf(language: string): Map<string, string[]> {
  const chunk =
    builtFiles(folder, '.js').find((file) => new RegExp(`/chunks/.*${language}\\.[\\w-]+\\.js$`).test(file)) ?? '';
  const load = `process.stdout.write((await import(process.argv[1])).default)`;
  const { stdout } = node('--input-type=module', '-e', load, pathToFileURL(join(folder, chunk)).href);
  const { index, documentIds } = JSON.parse(stdout) as {
    index: [string, Record<string, Record<string, number>>][];
    documentIds: Record<string, string>;
  };
  return new Map(
    index.map(([term, fields]) => [
      term,
      [...new Set(Object.values(fields).flatMap((places) => Object.keys(places)))].map((id) => documentIds[id] ?? ''),
    ]),
  );
}

test.each([
  ['root', 'logs-will-be-lost', '/docs/operations.html#logs-will-be-lost'],
  ['root', 'certificate', '/docs/certificates.html'],
  ['root', 'transcripts', '/docs/bastion-session.html'],
  ['ja', '証明書', '/docs/ja/operations.html#組を更新する'],
  ['ja', 'フェイルオーバー', '/docs/ja/operations.html'],
])('the search of %s finds %s on %s', (language, words, page) => {
  const index = indexOf(language);
  const found = (term: string) => (index.get(term.toLowerCase()) ?? []).filter((place) => place.startsWith(page));
  expect(searchTerms(words).filter((term) => found(term).length === 0)).toEqual([]);
});

describe('in a browser', () => {
  const { status, stdout: program } = node('tools/setup/src/run.mjs', 'e2e/report/src/browser/main.ts');
  const opened = status === 0 ? test : test.skip;
  const server = siteServer(folder);
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    if (status !== 0) return;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The pages are our own, and a container's root has no sandbox.
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  opened.each([
    ['docs/operations.html', 'logs-will-be-lost', { width: 1280, height: 800 }],
    ['docs/ja/operations.html', '踏み台サーバー', { width: 390, height: 844 }],
  ])('%s opens without a fault, fits, and finds %s: %j', async (path, words, viewport) => {
    const page = await browser.newPage({ viewport });
    const faults: string[] = [];
    page.on('console', (message) => faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) faults.push(`request: ${request.url()}`);
    });
    await page.goto(`${address}/${path}`, { waitUntil: 'networkidle' });
    const wide = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
    expect(wide).toBeLessThanOrEqual(0);
    await page.keyboard.press('Control+k');
    await page.locator('#localsearch-input').fill(words);
    const first = page.locator('.VPLocalSearchBox .result').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toContain(path);
    expect(faults).toEqual([]);
    await page.close();
  });
});
