import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { GitHub } from './github';

let server: Server;
let asked: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let github: GitHub;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  github = new GitHub('acme/relay', { token: 't', api, pauseMilliseconds: 1 });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const json = (body: unknown) => (_: IncomingMessage, response: ServerResponse) => response.end(JSON.stringify(body));

test('the path says what is taken and answered', async () => {
  answer = json({ ref: 'refs/heads/main', object: { sha: 'abc' } });
  const { object } = await github.request('GET', '/git/ref/{ref}', { path: { ref: 'heads/main' } });
  expect([object.sha, asked]).toEqual(['abc', ['GET /repos/acme/relay/git/ref/heads%2Fmain']]);
  // @ts-expect-error GitHub has no such path
  await github.request('GET', '/git/reference');
  // @ts-expect-error a path with a value needs it
  await github.request('GET', '/git/ref/{ref}');
  // @ts-expect-error the field is called sha
  await github.request('PATCH', '/git/refs/{ref}', { path: { ref: 'heads/main' }, body: { commit: 'abc' } });
  answer = json([]);
  // @ts-expect-error a list has no such question
  await github.list('/issues', { query: { status: 'open' } });
});

test('a value stays a value: it leads to no other path', async () => {
  answer = json({});
  await github.request('GET', '/environments/{environment_name}', { path: { environment_name: '../../other?x#y' } });
  expect(asked).toEqual(['GET /repos/acme/relay/environments/..%2F..%2Fother%3Fx%23y']);
});

test('a list is read to its end, as such and wrapped', async () => {
  const all = Array.from({ length: 205 }, (_, number) => ({ number, name: `n${number}` }));
  const page = (url: string) => {
    const query = new URL(url, 'http://x').searchParams;
    const size = Number(query.get('per_page'));
    return all.slice((Number(query.get('page')) - 1) * size, Number(query.get('page')) * size);
  };
  answer = ({ url = '' }, response) => response.end(JSON.stringify(page(url)));
  expect(await github.list('/issues', { query: { state: 'open' } })).toHaveLength(205);
  answer = ({ url = '' }, response) => response.end(JSON.stringify({ total_count: 205, variables: page(url) }));
  expect((await github.list('/actions/variables', { query: { per_page: 30 } })).at(-1)?.name).toBe('n204');
  answer = json({ message: 'what is this' });
  await expect(github.list('/issues')).rejects.toThrow('GitHub answered no list');
});

test('what is not there is nothing; every other refusal is told', async () => {
  answer = (_, response) => response.writeHead(404).end('{}');
  expect(await github.find('/contents/{path}', { path: { path: 'a/b' } })).toBeUndefined();
  await expect(github.request('GET', '')).rejects.toThrow('GitHub answered 404 to GET');
  answer = (_, response) => response.writeHead(403).end('no');
  await expect(github.find('')).rejects.toThrow('GitHub answered 403 to GET /repos/acme/relay: no');
  expect(asked).toHaveLength(3);
});

// docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api: "If you exceed a secondary rate limit, you will receive a 403 or 429
// response … If the retry-after response header is present, you should not retry your request until after that many seconds has elapsed."
test.each([
  [403, { 'retry-after': '0' }, 4],
  [429, { 'retry-after': '0' }, 4],
  [403, { 'retry-after': '3600' }, 1],
  [403, {}, 1],
  [429, {}, 4],
  [502, {}, 4],
])('%d with %j is tried %d times', async (status, headers, tries) => {
  answer = (_, response) => response.writeHead(status, headers).end();
  await expect(github.request('GET', '')).rejects.toThrow(`GitHub answered ${status}`);
  expect(asked).toHaveLength(tries);
});

test('a limit that passes is waited for', async () => {
  answer = (_, response) =>
    asked.length === 1
      ? response.writeHead(403, { 'retry-after': '1' }).end()
      : response.end('{"full_name":"acme/relay"}');
  const before = Date.now();
  expect((await github.request('GET', '')).full_name).toBe('acme/relay');
  expect(Date.now() - before).toBeGreaterThanOrEqual(900);
});

test('outside of a job it says so, and nobody who answers is said as well', async () => {
  expect(() => GitHub.ofJob({})).toThrow('this runs in a job of GitHub Actions');
  const nobody = new GitHub('acme/relay', { api: 'http://127.0.0.1:9' });
  await expect(nobody.request('GET', '')).rejects.toThrow('GitHub cannot be asked');
});
