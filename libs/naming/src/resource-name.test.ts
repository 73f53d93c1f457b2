import fc from 'fast-check';
import { constructId, resourceName } from './resource-name';

const word = fc.stringMatching(/^[a-z]{1,8}$/);

test('a name reads purpose-resource-number', () => {
  expect(resourceName('nss-dev', 'private-subnet', 2)).toBe('nss-dev-private-subnet-02');
  expect(constructId('private-subnet', 2)).toBe('PrivateSubnet02');
});

test('two different resources of one purpose never share a name', () => {
  fc.assert(
    fc.property(
      word,
      word,
      word,
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 99 }),
      (purpose, a, b, m, n) => {
        expect(resourceName(purpose, a, m) === resourceName(purpose, b, n)).toBe(a === b && m === n);
      },
    ),
  );
});

test.each([0, 100, 1.5, Number.NaN])('the number %p is refused with the value in the message', (number) => {
  expect(() => resourceName('nss-dev', 'vpc', number)).toThrow(`not ${number}`);
});
