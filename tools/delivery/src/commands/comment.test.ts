import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { code, folded, Markdown, md, table } from '@nss/markdown';
import { comment } from './comment';

const folder = mkdtempSync(join(tmpdir(), 'comment-'));
const report = join(folder, 'changes.md');
const before = { ...process.env };
let api: Server;
let posted: string[] = [];
beforeAll(async () => {
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      if (request.method === 'POST') posted.push((JSON.parse(body) as { body: string }).body);
      response.end(request.method === 'GET' ? '[]' : '{}');
    });
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  Object.assign(process.env, {
    GITHUB_REPOSITORY: 'acme/nss',
    GITHUB_TOKEN: 'none',
    GITHUB_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  });
});
beforeEach(() => {
  posted = [];
});
afterAll(() => {
  process.env = before;
  api.close();
  rmSync(folder, { recursive: true });
});

const posting = async (text: string | Buffer, environment = 'dev') => {
  writeFileSync(report, text);
  await comment({ environment, report, 'pull-request': '7' });
  return posted[0] ?? '';
};

test('a report of ours is shown as it was written', async () => {
  const ours = Markdown.joined(
    [
      md`## dev: 2 resources change`,
      md`**opens**`,
      md`- TCP 12002 to ${code('nss-dev')}`,
      table(['what'], [['@nobody <b>']]),
      folded('All', md`- a`),
    ],
    '\n\n',
  ).text;
  expect((await posting(ours)).replace(/\n+/g, '\n').trim()).toBe(
    `<!-- changes of dev -->\n${ours.replace(/\n+/g, '\n').trim()}`,
  );
});

test("of what a pull request's code wrote nothing acts: no people, links, pictures, HTML, and no second comment of ours", async () => {
  const text = await posting(
    '@everybody see #12 <!-- changes of prod -->\n<img src=x> ![p](https://evil.example/p.png)\n[Approve](https://evil.example)\n<details>\n<summary>a</summary>\n```\nnever ends',
  );
  expect(text.replace(/^<!-- changes of dev -->\n/, '').replace(/\\[<>!@#[\]]/g, '')).not.toMatch(
    /@(?!\u2060)|#\d|<(?!\/?(details|summary)>)|\]\(|\w:\/\//,
  );
  expect(text.endsWith('\n```\n\n</details>\n')).toBe(true);
});

test('a report without end, and one that is no text, fit a comment', async () => {
  for (const endless of ['a'.repeat(5_000_000), '<\n'.repeat(2_000_000), Buffer.alloc(3_000_000, 0xff)]) {
    posted = [];
    expect((await posting(endless)).length).toBeLessThan(65_536);
  }
});

test('an environment that would end what is hidden is refused, and nothing is posted', async () => {
  await expect(posting('x', 'dev --> @everybody')).rejects.toThrow('cannot be hidden in a comment');
  expect(posted).toEqual([]);
});
