import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { published } from './published';

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());

async function answering(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => {
    server!.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
}

test('a list is fetched', async () => {
  expect(await published(await answering((_, response) => response.end('{"hubPrefixes":["8.25.203.0/24"]}')))).toEqual({
    hubPrefixes: ['8.25.203.0/24'],
  });
});

test.each<[string, RequestListener, RegExp]>([
  ['an error', (_, response) => response.writeHead(503).end(), /\/list answered 503/],
  ['a page', (_, response) => response.end('<html>'), /\/list answered something that is no JSON: <html>/],
  [
    'what never ends',
    (_, response) => {
      const write = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', write);
      };
      write();
    },
    /\/list answered more than 1048576 bytes/,
  ],
  [
    'another address',
    (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    /fetch failed/,
  ],
])('%s is refused', async (_what, listener, message) => {
  await expect(published(await answering(listener))).rejects.toThrow(message);
});
