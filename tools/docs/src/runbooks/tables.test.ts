import { parameterTable, runbookTable } from './tables';

const parameter = {
  name: 'Log',
  type: 'String',
  description: 'Which | servers',
  required: false,
  default: 'all',
  allowedValues: ['all', 'web'],
};

test('a row for each parameter: allowed values or a pattern, the default or required', () => {
  const text = parameterTable({
    name: 'x',
    description: '',
    parameters: [
      parameter,
      { name: 'Server', type: 'String', description: 'which', required: true, allowedPattern: '^(web|firewall)$' },
    ],
  });
  expect(text.split('\n').slice(2)).toEqual([
    '| `Log` | String | `all`, `web` | `all` | Which \\| servers |',
    '| `Server` | String | `^(web\\|firewall)$` | required | which |',
  ]);
});

test('no parameters are said to be none', () => {
  expect(parameterTable({ name: 'x', description: '', parameters: [] })).toBe('It takes no parameters.');
});

test('the index links to the page of each', () => {
  expect(runbookTable([{ name: 'nss-x', description: 'does x', parameters: [] }])).toContain(
    '| [nss-x](../../apps/ops-runbooks/src/runbooks/nss-x/nss-x.md) | does x |',
  );
});
