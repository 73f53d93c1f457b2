import { isEmbedded } from './is-embedded';

test.each([
  ['http://localhost:4566', true],
  ['http://127.0.0.1:4577', true],
  ['https://ec2.eu-west-1.amazonaws.com', false],
  ['http://localhost.example.com:4566', false],
  ['not an address', false],
  [undefined, false],
])('%s is an embedded cloud: %s', (endpoint, embedded) => {
  const before = process.env['AWS_ENDPOINT_URL'];
  delete process.env['AWS_ENDPOINT_URL'];
  expect(isEmbedded(endpoint)).toBe(embedded);
  if (before !== undefined) process.env['AWS_ENDPOINT_URL'] = before;
});
