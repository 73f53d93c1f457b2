import { type LoadedEnvironment } from '@nss/environment';
import { type AskedRetirement, retiredEnvironment } from './retired-environment';

const file = (name: string, account: string, promotedFrom?: string) =>
  ({
    name,
    file: `environments/${name}.yaml`,
    environment: { environment: name, purpose: `nss-${name}`, account, region: 'eu-west-1', promotedFrom },
  }) as LoadedEnvironment;
const [dev, prod] = [file('dev', '111111111111'), file('prod', '222222222222', 'dev')];
const said = { purpose: 'nss-old', account: '333333333333', region: 'eu-central-1' };
const refusal = (asked: AskedRetirement, environments: readonly LoadedEnvironment[]) => {
  try {
    return retiredEnvironment(asked, environments);
  } catch (error) {
    return [(error as Error).name, (error as Error).message];
  }
};

test('by its file', () => {
  const found = { name: 'prod', purpose: 'nss-prod', account: '222222222222', region: 'eu-west-1' };
  expect(retiredEnvironment({ name: 'prod' }, [dev, prod])).toEqual(found);
  expect(retiredEnvironment(found, [dev, prod])).toEqual(found);
});

test('without a file, by what is said', () => {
  expect(retiredEnvironment({ name: 'old', ...said }, [dev, prod])).toEqual({ name: 'old', ...said });
  // The name of the purpose may be another account's.
  expect(retiredEnvironment({ name: 'old', ...said, purpose: 'nss-dev' }, [dev])).toMatchObject({ purpose: 'nss-dev' });
});

test('one that another is promoted from stays, until that is gone', () => {
  expect(refusal({ name: 'dev' }, [dev, prod])).toEqual(['Error', expect.stringMatching(/^prod is promoted from dev/)]);
  expect(refusal({ name: 'dev' }, [dev, prod, file('test', '4', 'dev')])).toEqual([
    'Error',
    expect.stringMatching(/^prod, test are promoted from dev/),
  ]);
  expect(retiredEnvironment({ name: 'dev' }, [dev])).toMatchObject({ purpose: 'nss-dev' });
});

test.each<[string, AskedRetirement, RegExp]>([
  ['a name without a file', { name: 'dve' }, /no environment dve.*mean dev\?\n.*--purpose, --account and --region/],
  ['a part of what the file said', { name: 'old', account: '333333333333' }, /no environment old/],
  [
    'another value than the file has',
    { name: 'dev', region: 'eu-west-2' },
    /--region eu-west-2: .*dev\.yaml says eu-west-1/,
  ],
  ['an account of eleven digits', { name: 'old', ...said, account: '33333333333' }, /--account 33333333333: .*twelve/],
  ['an availability zone', { name: 'old', ...said, region: 'eu-west-1a' }, /--region eu-west-1a/],
  ['a pattern', { name: 'old', ...said, purpose: 'nss-*' }, /--purpose nss-\*/],
  [
    'the stacks of another environment',
    { name: 'old', purpose: 'nss-dev', account: '111111111111', region: 'eu-west-1' },
    /that is dev, by environments\/dev\.yaml/,
  ],
])('%s is wrong use', (_, asked, message) => {
  expect(refusal(asked, [dev])).toEqual(['WrongUse', expect.stringMatching(message)]);
});
