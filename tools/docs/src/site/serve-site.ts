import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * The file of a built site that an address means, as an absolute path: a folder's own page, and a page without its ending too.
 * @returns undefined where there is none
 */
export function servedFile(folder: string, address: string): string | undefined {
  const { pathname } = new URL(address, 'http://localhost');
  // Resolved against `/`, so that nothing above the folder can be named.
  const path = join(folder, normalize(decoded(pathname)));
  return [path, `${path}.html`, join(path, 'index.html')].find((file) => existsSync(file) && statSync(file).isFile());
}

/** A path with its `%` signs resolved, or as it stands where they mean nothing. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** A server of a built site, on this machine only. It is not listening yet. */
export function siteServer(folder: string): Server {
  return createServer((request, response) => {
    const file = servedFile(folder, request.url ?? '/');
    const shown = file ?? join(folder, '404.html');
    response.writeHead(file ? 200 : 404, { 'content-type': TYPES[extname(shown)] ?? 'application/octet-stream' });
    response.end(readFileSync(shown));
  });
}
