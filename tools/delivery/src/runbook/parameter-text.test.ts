import fc from 'fast-check';
import { parametersIn } from './parameter-text';

test.each([
  ['', []],
  ['  ', []],
  ['Log=web', ['Log=web']],
  ['Log=web  Server=web-01\n', ['Log=web', 'Server=web-01']],
  ['Command="troubleshoot netstat" Server=web-01', ['Command=troubleshoot netstat', 'Server=web-01']],
  ['"A=b c"', ['A=b c']],
  ['A="say \\"x\\""', ['A=say "x"']],
])('%j is %j', (text, pairs) => {
  expect(parametersIn(text)).toEqual(pairs);
});

test('a quote that is not closed is an error', () => {
  expect(() => parametersIn('A="b')).toThrow('not closed');
});

test('what is written with quotes is read as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (pairs) => {
      expect(parametersIn(pairs.map((pair) => `"${pair.replace(/[\\"]/g, '\\$&')}"`).join(' '))).toEqual(pairs);
    }),
  );
});
