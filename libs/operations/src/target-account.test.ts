import { targetAccount } from './target-account';

const NAMES = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const before = { ...process.env };
const given = (variables: Readonly<Record<string, string | undefined>>) => {
  NAMES.forEach((name) => delete process.env[name]);
  Object.assign(process.env, variables);
  return targetAccount('111111111111', 'eu-west-1');
};
afterAll(() => {
  process.env = before;
});

const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };

test.each<Readonly<Record<string, string>>>([{}, keys, { AWS_ENDPOINT_URL: 'http://localhost:4566' }])(
  '%j is AWS, as the AWS CLI finds it',
  (variables) => {
    expect(given(variables)).toEqual({ account: '111111111111', region: 'eu-west-1' });
  },
);

test.each<Readonly<Record<string, string>>>([{}, { AWS_SESSION_TOKEN: 'of a role' }])(
  'another endpoint is asked with the keys of the environment, %j',
  (session) => {
    expect(given({ AWS_ENDPOINT_URL: 'http://localhost:4566', ...keys, ...session }).client).toEqual({
      endpoint: 'http://localhost:4566',
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: Object.values(session)[0] },
    });
  },
);
