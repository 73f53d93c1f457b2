import { type Environment } from '../schema';
import { everyEnvironment } from '../commands/chosen-environment';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { sizing } from './sizing';

const [dev, prod] = ['dev', 'prod'].map(
  (name) =>
    everyEnvironment(join(workspaceRoot(), 'libs/environment/reference')).find((each) => each.name === name)!
      .environment,
) as [Environment, Environment];

const lines = (environment: Environment) =>
  Object.fromEntries(sizing(environment).map(({ what, needs, verdict }) => [what, `${verdict}: ${needs}`]));
const withRelay = (environment: Environment, relay: Partial<Environment['relay']>) =>
  lines({ ...environment, relay: { ...environment.relay, ...relay } });

/** https://help.zscaler.com/zia/nss-deployment-guide-amazon-web-services */
test.each([
  ['t2.large', 15_000, 'fits: 8 GiB for 15000 users'],
  ['t2.large', 15_001, 'too small: 16 GiB for 15001 users'],
  ['t2.xlarge', 40_000, 'fits: 16 GiB for 40000 users'],
  ['t2.2xlarge', 100_000, 'fits: 32 GiB for 100000 users'],
  ['r4.xlarge', 40_001, 'too small: 32 GiB for 40001 users'],
])('%s for %i users', (instanceType, users, expected) => {
  expect(withRelay(dev, { instanceType, users })['memory of a server']).toBe(expected);
});

/** https://help.zscaler.com/zia/nss-deployment-guide-google-cloud-platform */
test('what another guide of the vendor wants more is a question, no refusal', () => {
  expect(withRelay(dev, { users: 15_000 })['memory, by the stricter guide']).toBe('ask: 16 GiB for 15000 users');
  expect(withRelay(dev, { users: 8_000 })['memory, by the stricter guide']).toBe('fits: 8 GiB for 8000 users');
});

test('bandwidth follows from users, log types, SIEMs and servers that relay at once, or from what was measured', () => {
  // 11 Mbps for 10,000 users: 38,000 users and two log types.
  expect(lines(prod)['from Zscaler, on average']).toBe('fits: 83.6 Mbps in all');
  expect(lines(prod)['to the SIEM, on average']).toContain('418 Mbps in all');
  expect(withRelay(prod, { availability: 'active-active' })['from Zscaler, on average']).toBe(
    'fits: 167.2 Mbps in all',
  );
  const measured = lines({ ...prod, cost: { downloadMbps: 20, siemMbps: 60 } });
  expect(measured['from Zscaler, on average']).toBe('fits: 40 Mbps in all');
  expect(measured['to the SIEM, on average']).toContain('120 Mbps in all');
});

test('a disk below that of the guide is too small', () => {
  expect(withRelay(dev, { diskGiB: 499 })['disk of a server']).toBe('too small: 500 GiB');
});
