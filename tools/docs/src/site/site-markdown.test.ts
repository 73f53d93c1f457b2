import { workspaceRoot } from '@nss/workspace';
import { repositoryAddress, siteLink } from './site-markdown';

const root = workspaceRoot();
const sources = 'https://github.example/owner/name/blob/main';

test.each([
  ['operations.md#feed-silent', 'docs/on-call.md', '/docs/operations.md#feed-silent'],
  ['adr/README.md', 'docs/getting-started.md', '/docs/adr/index.md'],
  ['../README.md', 'docs/on-call.md', '/index.md'],
  ['../libs/network', 'docs/getting-started.md', '/libs/network/index.md'],
  ['../libs/network/', 'docs/getting-started.md', '/libs/network/index.md'],
  ['#rights', 'docs/reading-logs.md', '#rights'],
  ['https://example.com/x.md', 'README.md', 'https://example.com/x.md'],
  ['mailto:a@example.com', 'README.md', 'mailto:a@example.com'],
  ['../environments', 'docs/getting-started.md', undefined],
  ['environments/dev.yaml#L3', 'README.md', undefined],
])('%s in %s is %s', (link, file, address) => expect(siteLink(link, file, { root })).toBe(address));

test('where the address of the repository is known, what is no page is there', () => {
  expect(siteLink('../environments/dev.yaml#L3', 'docs/x.md', { root, sources })).toBe(
    `${sources}/environments/dev.yaml#L3`,
  );
});

// https://docs.github.com/en/actions/reference/workflows-and-actions/variables
test('a job of GitHub knows it', () => {
  expect(repositoryAddress({ GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'owner/name' })).toBe(
    sources,
  );
  expect(repositoryAddress({})).toBeUndefined();
});
