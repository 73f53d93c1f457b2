import { isSubjectPrefix, subjectPrefixOf } from './subject-prefix';

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
  expect(['repo:acme/*', 'repo:*', 'acme/relay', 'repo:acme', 'repo:acme/relay:environment:prod', 'repo:a?me/relay'].some(isSubjectPrefix)).toBe(false);
});
