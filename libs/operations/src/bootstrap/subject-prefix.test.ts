import { isSubjectPrefix, subjectPrefixOf, subjectPrefixesOf } from './subject-prefix';

test.each([
  ['https://github.com/acme/nss-on-aws.git', 'repo:acme/nss-on-aws'],
  ['git@github.com:acme/nss.on.aws.git\n', 'repo:acme/nss.on.aws'],
  ['ssh://git@github.com/acme/relay', 'repo:acme/relay'],
  ['/srv/git/relay', undefined],
  ['https://gitlab.example/acme/relay.git', undefined],
])('%j names %j', (remote, prefix) => {
  expect(subjectPrefixOf(remote)).toBe(prefix);
});

test('a prefix names one repository, with or without ids, and never several', () => {
  expect(['repo:acme/relay', 'repo:acme@123/relay@456'].every(isSubjectPrefix)).toBe(true);
  expect(
    [
      'repo:acme@1/relay',
      'repo:acme/relay@2',
      'repo:acme@x/relay@y',
      'repo:acme@*/relay@*',
      'repo:acme/*',
      'repo:*',
      'acme/relay',
      'repo:acme',
      'repo:acme/relay:environment:prod',
      'repo:a?me/relay',
    ].some(isSubjectPrefix),
  ).toBe(false);
});

test('with ids both exact forms are trusted, without them the one that was given', () => {
  expect(subjectPrefixesOf('repo:acme@42/relay@7')).toEqual(['repo:acme/relay', 'repo:acme@42/relay@7']);
  expect(subjectPrefixesOf('repo:acme/relay')).toEqual(['repo:acme/relay']);
});
