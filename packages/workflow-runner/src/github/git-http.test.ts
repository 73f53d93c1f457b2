import { gitRequest, gitToken } from './git-http';

test('tells the two services apart', () => {
  const at = (path: string) => new URL(path, 'http://x');
  expect(gitRequest('GET', at('/acme/example/info/refs?service=git-upload-pack'))).toEqual({
    service: 'git-upload-pack',
    repository: 'acme/example',
    advertisement: true,
  });
  expect(gitRequest('POST', at('/acme/example.git/git-receive-pack'))).toEqual({
    service: 'git-receive-pack',
    repository: 'acme/example',
    advertisement: false,
  });
  expect(gitRequest('GET', at('/acme/example/info/refs?service=git-shell'))).toBeUndefined();
  expect(gitRequest('GET', at('/repos/acme/example/issues'))).toBeUndefined();
});

test('finds the token in every form clients send it', () => {
  expect(gitToken(`Basic ${Buffer.from('x-access-token:a:b').toString('base64')}`)).toBe('a:b');
  expect(gitToken('Bearer t')).toBe('t');
  expect(gitToken('token t')).toBe('t');
  expect(gitToken(undefined)).toBeUndefined();
});
