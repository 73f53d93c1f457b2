import {
  type DescribedServer,
  runbooksAfterDeployment,
  runsAfterDeployment,
  type SystemDescription,
  verifyingRunbooks,
} from '@nss/runbook-definition';
import { RUNBOOKS } from '.';

const server = (name: string) =>
  ({ name, log: name.split('-')[0], instanceId: `i-of-${name}` }) as unknown as DescribedServer;
const system = (description: Partial<SystemDescription>) =>
  ({ availability: 'single', servers: [server('web-01')], virtualInterfaces: [], ...description }) as SystemDescription;
const hosted = { origin: 'hosted' } as SystemDescription['virtualInterfaces'][number];
const own = { origin: 'own' } as SystemDescription['virtualInterfaces'][number];
const pairs = ['web-01', 'web-02', 'firewall-01', 'firewall-02'].map(server);
const said = (description: Partial<SystemDescription>) =>
  runsAfterDeployment(RUNBOOKS, system(description)).map(({ name, parameters }) =>
    [name, parameters?.['InstanceId']?.join()].filter(Boolean).join(' '),
  );

const LAST = ['install-cloudwatch-agent', 'nss-health-check'];

test.each<[string, Partial<SystemDescription>, string[]]>([
  ['nothing but the agent', {}, LAST],
  ['an interface of its own', { virtualInterfaces: [own] }, LAST],
  ["a carrier's interface", { virtualInterfaces: [hosted] }, ['accept-virtual-interface', ...LAST]],
  [
    "a carrier's two, one after the other, and one of its own",
    { virtualInterfaces: [hosted, own, hosted] },
    ['accept-virtual-interface', 'accept-virtual-interface', ...LAST],
  ],
  ['two active servers', { availability: 'active-active', servers: pairs }, LAST],
  [
    'pairs, and a carrier',
    { availability: 'active-standby', servers: pairs, virtualInterfaces: [hosted] },
    ['accept-virtual-interface', 'nss-standby-guard i-of-web-02', 'nss-standby-guard i-of-firewall-02', ...LAST],
  ],
])('after a deployment with %s', (_, description, expected) => {
  expect(said(description)).toEqual(expected);
});

test('whoever deploys may start these, and where nothing changed the last', () => {
  expect(runbooksAfterDeployment(RUNBOOKS)).toEqual(['accept-virtual-interface', 'nss-standby-guard', ...LAST]);
  expect(verifyingRunbooks(RUNBOOKS)).toEqual(['nss-health-check']);
});
