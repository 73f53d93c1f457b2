import fc from 'fast-check';
import { isAcceptable, pythonLicence } from './licence';

test.each([
  'MIT',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  '(MIT OR GPL-3.0-or-later)',
  'MPL-2.0',
  'LGPL-3.0-only',
  '0BSD',
  'MIT-0',
  '(GPL-2.0-only OR AGPL-3.0-only) OR ISC',
])('%s is taken', (expression) => {
  expect(isAcceptable(expression)).toBe(true);
});

test.each([
  'AGPL-3.0-or-later',
  'GPL-3.0-only',
  'MIT AND GPL-2.0-only',
  'SSPL-1.0',
  'BUSL-1.1',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE',
  '',
  'Apache 2',
  '(MIT',
])('%j is not', (expression) => {
  expect(isAcceptable(expression)).toBe(false);
});

test('of alternatives one is enough, of parts each is needed', () => {
  const licences = fc.constantFrom(
    ['MIT', true] as const,
    ['ISC', true] as const,
    ['AGPL-3.0-only', false] as const,
    ['GPL-2.0-or-later', false] as const,
  );
  fc.assert(
    fc.property(licences, licences, licences, ([a, isA], [b, isB], [c, isC]) => {
      expect(isAcceptable(`(${a} OR ${b}) AND ${c}`)).toBe((isA || isB) && isC);
      expect(isAcceptable(`${a} OR (${b} AND ${c})`)).toBe(isA || (isB && isC));
    }),
  );
});

test.each([
  [{ expression: 'MIT-0', classifiers: [], text: '' }, 'MIT-0'],
  [
    {
      expression: '',
      classifiers: ['License :: OSI Approved :: BSD License', 'License :: OSI Approved :: Apache Software License'],
      text: 'Dual License',
    },
    'BSD-3-Clause OR Apache-2.0',
  ],
  [{ expression: '', classifiers: [], text: 'Apache License 2.0' }, 'Apache-2.0'],
  [
    { expression: '', classifiers: ['License :: OSI Approved :: GNU Affero General Public License v3'], text: 'MIT' },
    'AGPL-3.0-or-later',
  ],
  [{ expression: '', classifiers: [], text: 'as is\nMIT' }, ''],
] as const)('%j of a Python package is %j', (given, licence) => {
  expect(pythonLicence(given)).toBe(licence);
});
