import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brokenBuiltLinks, foreignLoads } from './built-site';

const folder = mkdtempSync(join(tmpdir(), 'built-'));
beforeAll(() => {
  const files: Readonly<Record<string, string>> = {
    'index.html':
      '<h2 id="top">…</h2><a href="/docs/a.html#β">x</a> <a class="x" href="#top">x</a> <a href="https://example.com/">x</a> <a href="/docs/">gone</a><img src="https://example.com/x.png">',
    'docs/a.html':
      '<h2 id="β">…</h2><a href="./../index.html">x</a><a href="#gone">x</a><a href="/">x</a><link rel="x" href="//cdn/x.css">',
    'style.css': '@import "https://fonts/x.css"; a { src: url(data:x), url("/y.woff2"), url(https://fonts/z.woff2) }',
    'chunk.js':
      'import x from"https://cdn/x.js"; import("./y.js"); fetch("https://api/z"); const s = \'<a href="https://example.com/">\';',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('links that lead nowhere are found, and only those', () => {
  expect(brokenBuiltLinks(folder)).toEqual(['docs/a.html: #gone', 'index.html: /docs/']);
});

test('what would be loaded from another host is found; a link to it is no load', () => {
  expect(foreignLoads(folder)).toEqual([
    'docs/a.html: //cdn/x.css',
    'index.html: https://example.com/x.png',
    'style.css: https://fonts/z.woff2',
    'style.css: https://fonts/x.css',
    'chunk.js: https://cdn/x.js',
    'chunk.js: https://api/z',
  ]);
});
