import { createPublicKey, createVerify } from 'node:crypto';
import { subject } from './claims';
import { IdentityIssuer, ISSUER } from './issuer';

const repository = { owner: 'acme', name: 'example', id: 7, ownerId: 42, private: true };

test.each([
  [
    { environment: 'prod', event: 'push' },
    'repo:acme/example:environment:prod',
    'repo:acme@42/example@7:environment:prod',
  ],
  [
    { environment: 'prod', event: 'pull_request' },
    'repo:acme/example:environment:prod',
    'repo:acme@42/example@7:environment:prod',
  ],
  [
    { environment: 'a:b', event: 'push' },
    'repo:acme/example:environment:a%3Ab',
    'repo:acme@42/example@7:environment:a%3Ab',
  ],
  [{ event: 'pull_request' }, 'repo:acme/example:pull_request', 'repo:acme@42/example@7:pull_request'],
  [{ event: 'push' }, 'repo:acme/example:ref:refs/heads/main', 'repo:acme@42/example@7:ref:refs/heads/main'],
])('the subject of %j', (facts, classic, withIds) => {
  expect(subject({ repository, form: 'classic', ref: 'refs/heads/main', ...facts })).toBe(classic);
  expect(subject({ repository, form: 'with ids', ref: 'refs/heads/main', ...facts })).toBe(withIds);
});

test('a token is signed with the published key', () => {
  const issuer = new IdentityIssuer();
  const [header, payload, signature] = issuer.sign({ sub: 'x', aud: 'y' }).split('.') as [string, string, string];
  const key = createPublicKey({ key: issuer.keySet().keys[0]!, format: 'jwk' });
  expect(createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(key, signature, 'base64url')).toBe(true);
  expect(createVerify('RSA-SHA256').update(`${header}.${payload}x`).verify(key, signature, 'base64url')).toBe(false);
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ iss: ISSUER, sub: 'x', aud: 'y' });
});
