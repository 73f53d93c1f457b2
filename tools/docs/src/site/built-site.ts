import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files of a built site with one of some endings, relative to it. */
export function builtFiles(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');
const plain = (attribute: string) => attribute.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
const HTTP = /^(https?:)?\/\//i;

/** Every link of a built site's pages that leads to no file of it, or to no place on the page: `docs/a.html: /docs/b.html#c`. */
export function brokenBuiltLinks(folder: string): string[] {
  const pages = builtFiles(folder, '.html');
  const places = new Map(
    pages.map((page) => [
      page,
      new Set([...read(folder, page).matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id = '']) => plain(id))),
    ]),
  );
  return pages.flatMap((page) =>
    [...read(folder, page).matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
      .map(([, href = '']) => plain(href))
      .filter((href) => !/^[a-z][a-z0-9+.-]*:/i.test(href) && !isThere(href, page))
      .map((href) => `${page}: ${href}`),
  );

  function isThere(href: string, from: string): boolean {
    const [path = '', anchor = ''] = decodeURI(href).split('#');
    const named = path === '' ? from : posix.join(posix.dirname(from), path);
    const below = path.startsWith('/') ? path.slice(1) : named;
    const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
    if (!existsSync(join(folder, file))) return false;
    return anchor === '' || (places.get(file)?.has(anchor) ?? false);
  }
}

/** What a built site would load from another host: an image, a script, a style, a font, or a module. */
export function foreignLoads(folder: string): string[] {
  const found = (file: string, pattern: RegExp) =>
    [...read(folder, file).matchAll(pattern)]
      .map(([, address = '']) => plain(address))
      .filter((address) => HTTP.test(address))
      .map((address) => `${file}: ${address}`);
  return [
    ...builtFiles(folder, '.html').flatMap((file) => [
      ...found(file, /<(?:img|script|iframe|source|video|audio|embed)\b[^>]*\ssrc(?:set)?="([^"]*)"/g),
      ...found(file, /<link\b[^>]*\shref="([^"]*)"/g),
    ]),
    ...builtFiles(folder, '.css', '.svg').flatMap((file) => [
      ...found(file, /url\(["']?([^"')]+)/g),
      ...found(file, /@import\s+["']([^"']+)/g),
      ...found(file, /<image\b[^>]*href="([^"]*)"/g),
    ]),
    ...builtFiles(folder, '.js').flatMap((file) => [
      ...found(file, /\b(?:from|import)\s*\(?\s*["'`]([^"'`]+)/g),
      ...found(file, /\b(?:fetch|importScripts|WebSocket|EventSource|Worker)\(\s*["'`]([^"'`]+)/g),
      ...found(file, /<(?:img|script|iframe)\b[^>]*\ssrc=\\?"([^"\\]*)/g),
    ]),
  ];
}
