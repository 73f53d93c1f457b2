import fc from 'fast-check';
import { goVersion, isNewEnough } from './go-toolchain';

test('reads the version Go prints', () => {
  expect(goVersion('go version go1.26.8 linux/amd64\n')).toBe('1.26.8');
  expect(goVersion('go version go1.25 darwin/arm64\n')).toBe('1.25');
  expect(goVersion('usage: go [options] pattern')).toBeUndefined();
});

test('knows which Go is new enough, by numbers and not by text', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(200), fc.nat(30), (major, minor, patch) => {
      expect(isNewEnough(`${major}.${minor}.${patch}`)).toBe(major * 1000 + minor >= 1025);
    }),
  );
});
