import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { askSubjects, subjectsOf } from './github-subjects';

const made = (created_at: string) => ({ id: 7, name: 'relay', owner: { login: 'acme', id: 42 }, created_at });
const [classic, withIds] = ['repo:acme/relay', 'repo:acme@42/relay@7'];

// https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/: the default of repositories made, renamed or
// transferred on or after 2026-07-15; others may ask for it. The answer's fields as in google/go-github, OIDCSubjectClaimCustomTemplate.
test.each([
  ['an old repository that GitHub says nothing more of', '2024-01-01T00:00:00Z', undefined, [classic, withIds]],
  [
    'an old one that did not ask for ids',
    '2024-01-01T00:00:00Z',
    { use_default: true, use_immutable_subject: false },
    [classic],
  ],
  [
    'an old one that asked',
    '2024-01-01T00:00:00Z',
    { use_default: false, include_claim_keys: ['repo', 'context'], use_immutable_subject: true },
    [withIds],
  ],
  ['an old one that was renamed', '2024-01-01T00:00:00Z', { use_default: true, sub_claim_prefix: withIds }, [withIds]],
  ['the last of the old ones', '2026-07-14T23:59:59Z', undefined, [classic, withIds]],
  ['the first of the new ones', '2026-07-15T00:00:00Z', undefined, [withIds]],
  [
    'a new one, of which GitHub says the prefix',
    '2026-10-01T00:00:00Z',
    { use_default: true, sub_claim_prefix: withIds, use_immutable_subject: true },
    [withIds],
  ],
  [
    'a new one that GitHub says to be of the old form',
    '2026-10-01T00:00:00Z',
    { use_default: true, sub_claim_prefix: classic },
    [classic],
  ],
])('%s', (_name, created, template, prefixes) => {
  expect(subjectsOf(made(created), template).prefixes).toEqual(prefixes);
});

test.each([
  [{ use_default: false, include_claim_keys: ['job_workflow_ref'] }, 'has subjects of its own (job_workflow_ref)'],
  [{ use_default: true, sub_claim_prefix: 'repo:mallory/relay' }, 'which is not this repository'],
  [{ use_default: true, sub_claim_prefix: 'repo:acme/*' }, 'which is not this repository'],
])('%j is refused', (template, message) => {
  expect(() => subjectsOf(made('2024-01-01T00:00:00Z'), template)).toThrow(message);
});

test('GitHub is asked with the token, and what it does not say is not known', async () => {
  const asked: string[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization ?? ''}`.trim());
    if (url === '/repos/acme/relay') response.end(JSON.stringify(made('2024-01-01T00:00:00Z')));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect((await askSubjects('acme/relay', { api, token: 't' })).prefixes).toEqual([classic, withIds]);
    expect(asked).toEqual(['/repos/acme/relay Bearer t', '/repos/acme/relay/actions/oidc/customization/sub Bearer t']);
    await expect(askSubjects('acme/other', { api })).rejects.toThrow('GitHub answered 404 when asked for acme/other');
  } finally {
    server.close();
  }
  await expect(askSubjects('acme/relay', { api })).rejects.toThrow('GitHub cannot be asked');
});
