import { table } from './table';

test('columns are as wide as their widest cell', () => {
  expect(
    table('Flows', [
      ['who', 'port'],
      ['bastion', '22'],
      ['nss', '443'],
    ]),
  ).toBe(['Flows', '  who      port', '  -------  ----', '  bastion  22', '  nss      443'].join('\n'));
});
