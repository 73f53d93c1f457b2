import { known, unknown } from '../line';
import { checkMachine } from './check-machine';

const verdicts = (node: string, python = known('3.12.1')) =>
  checkMachine({ node, nodeWanted: '>=20.19', python }).map(({ verdict }) => verdict);

test.each([
  ['20.19.0', 'pass'],
  ['20.20.2', 'pass'],
  ['22.0.0', 'pass'],
  ['20.18.9', 'fail'],
  ['18.20.0', 'fail'],
])('Node.js %s: %s', (node, verdict) => {
  expect(verdicts(node)[0]).toBe(verdict);
});

test.each([
  ['3.10.0', 'pass'],
  ['3.9.18', 'fail'],
  ['3.13.1', 'pass'],
  ['4.0.0', 'pass'],
])('Python %s: %s', (python, verdict) => {
  expect(verdicts('20.19.0', known(python))[1]).toBe(verdict);
});

test('a Python that does not answer is unknown', () => {
  expect(checkMachine({ node: '20.19.0', nodeWanted: '>=20.19', python: unknown('not there') })[1]).toMatchObject({
    verdict: 'unknown',
    command: 'node tools/setup/src/set-up.mjs',
  });
});
