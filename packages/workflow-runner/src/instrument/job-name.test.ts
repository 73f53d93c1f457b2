import fc from 'fast-check';
import { shownName, taggedName, withoutTags } from './job-name';

test('callers, legs and separators inside names come out as GitHub shows them', () => {
  const leg = taggedName('environments', true).replace(
    '${{ toJSON(matrix) }}',
    JSON.stringify({ environment: 'dev', more: { wave: 1 } }),
  );
  expect(shownName(`deploy / all/${leg}-1/deploy / all/${taggedName('prepare', false)}   `)).toBe(
    'environments (dev, 1) / prepare',
  );
  expect(shownName('deploy/build')).toBeUndefined();
});

test('any id survives', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z_][\w-]{0,20}$/), (id) =>
      expect(shownName(`x/${taggedName(id, false)}`)).toBe(id),
    ),
  );
});

test('tags leave what a person reads', () => {
  expect(withoutTags(`Job '${taggedName('waves', true)}' and '${taggedName('a', false)}' failed`)).toBe(
    "Job 'waves' and 'a' failed",
  );
});
