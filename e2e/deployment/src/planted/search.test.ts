import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { formsOf, marker, privateKeyOf } from './marker';
import { type Place, Search } from './search';

const key = marker('key of BGP');
const search = new Search([key]);
const found = (content: Place['content']) => search.in({ name: 'the log', content });

test('a marker is found in whatever form it stands, wherever it begins', () => {
  const around = fc.string({ unit: 'binary-ascii', maxLength: 9 });
  const forms = [
    (text: string) => text,
    (text: string) => Buffer.from(text).toString('base64'),
    (text: string) => Buffer.from(text).toString('base64url'),
    (text: string) => Buffer.from(text, 'utf16le').toString('base64'),
    (text: string) => Buffer.from(text).toString('hex'),
    (text: string) => JSON.stringify(JSON.stringify(text)),
    (text: string) => encodeURIComponent(text),
    (text: string) => [...text].map((each) => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    (text: string) => [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    (text: string) => [...text].map((each) => `&#${each.charCodeAt(0)};`).join(''),
    (text: string) => [...text].reverse().join(''),
  ];
  fc.assert(
    fc.property(around, around, fc.constantFrom(...forms), (before, after, write) => {
      expect(found(write(`${before}${key.core}${after}`)).join()).toMatch(/^key of BGP in the log, /);
    }),
  );
});

test('what is unpacked is looked through, and what holds nothing has nothing', () => {
  expect(found(gzipSync(`a ${key.core}`))).toEqual(['key of BGP in the log, unpacked, as it is']);
  expect(found(Buffer.from(key.core, 'utf16le'))).toEqual(['key of BGP in the log, UTF-16']);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(found(text)).toEqual([]);
    }),
  );
});

test('a private key has its marker in each form that it is printed in', () => {
  const printed = privateKeyOf(key);
  for (const line of printed.trim().split('\n').slice(1, -1)) expect(found(line).join()).toContain('key of BGP');
  expect(found(printed)).toContain('a private key in the log');
});

test.each([
  [
    'https://b.s3.amazonaws.com/NssCertificate.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0a1b',
    'a presigned link',
  ],
  [
    'https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIA&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=1',
    'a presigned link',
  ],
  ['token ghs_0123456789abcdef0123456789abcdef0123', 'a token of GitHub'],
  ['github_pat_11AAAAAAA0aaaaaaaaaaaa_bbbbbbbbbbbbbbb', 'a token of GitHub'],
  ['Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvOmFjbWUifQ.c2lnbmF0dXJl', 'an identity token'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['{"SecretAccessKey":"wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"}', 'a secret access key'],
  ['AWS_SESSION_TOKEN=FwoGZXIvYXdzEBYaDEXAMPLETOKEN', 'a session token'],
])('%p opens a door', (text, what) => {
  expect(found(text)).toEqual([`${what} in the log`]);
});

test.each([
  'AWS_SECRET_ACCESS_KEY=***',
  'Get-SECSecretValue -SecretId name',
  '-----BEGIN CERTIFICATE-----',
  'SessionToken is masked',
])('%p opens none', (text) => {
  expect(found(text)).toEqual([]);
});

test('no form is so short that it is found by chance', () => {
  for (const form of formsOf(key.core).keys()) expect(form.length).toBeGreaterThanOrEqual(24);
});
