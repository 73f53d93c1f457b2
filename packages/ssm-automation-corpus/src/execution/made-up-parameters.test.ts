import { type Parameter } from '@nss/ssm-automation';
import { madeUpParameters } from './made-up-parameters';

const mainSteps = [{ name: 'nap', action: 'aws:sleep' as const }];
const made = (P: Parameter) =>
  madeUpParameters({ schemaVersion: '0.3', mainSteps, parameters: { P } }, 'role')['P']?.[0] ?? '';

test.each(['^i-[0-9a-f]{8,17}$', '^arn:(?:aws|aws-cn):iam::\\d{12}:role/[\\w+=,.@-]+$', '[a-z0-9-]{1,2048}', '^\\d+$'])(
  'a value for %s',
  (allowedPattern) => {
    expect(made({ type: 'String', allowedPattern })).toMatch(new RegExp(allowedPattern));
    expect(made({ type: 'String', allowedPattern })).toBe(made({ type: 'String', allowedPattern }));
  },
);

test.each([
  [{ type: 'Integer' }, '1'],
  [{ type: 'Boolean' }, 'false'],
  [{ type: 'StringMap' }, '{}'],
  [{ type: 'String', allowedValues: ['a', 'b'] }, 'a'],
  [{ type: 'String', minChars: 9 }, 'made-up--'],
  [{ type: 'StringList' }, 'made-up'],
] as [Parameter, string][])('%p: %s', (parameter, value) => {
  expect(made(parameter)).toBe(value);
});

test('defaults are left alone, and the role is the one that exists', () => {
  const parameters = { Role: { type: 'String', default: '' }, Other: { type: 'String', default: 'x' } } as const;
  expect(
    madeUpParameters({ schemaVersion: '0.3', mainSteps, parameters, assumeRole: '{{ Role }}' }, 'arn:role'),
  ).toEqual({ Role: ['arn:role'] });
});
