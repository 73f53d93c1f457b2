import { FEEDS_DESCRIPTION_BYTES, type LoadedEnvironment, connectionOf } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { referenceEnvironments, variants } from '../stages/invariants/variants';
import { describeSystem } from './system-description';

/** As the stacks would have built it, with ids as long as those of EC2. */
function described({ environment, plan }: LoadedEnvironment) {
  const { purpose } = environment;
  const id = (kind: string) => `${kind}-${'0'.repeat(17)}`;
  return describeSystem(environment, {
    servers: plan.addresses.servers.map(({ log, number, managementAddress, serviceAddress }) => ({
      name: resourceName(purpose, log, number),
      log,
      number,
      instanceId: id('i'),
      subnet: '172.116.101.240/28',
      managementInterfaceId: id('eni'),
      managementAddress,
      managementGroupIds: [id('sg'), id('sg'), id('sg')],
      serviceInterfaceId: id('eni'),
      serviceAddress,
      serviceGroupIds: [id('sg'), id('sg'), id('sg')],
    })),
    isolatedGroupIds: [id('sg')],
    bastion: { name: resourceName(purpose, 'bastion', 1), instanceId: id('i') },
    natGateways: plan.addresses.natAddresses.map((_, i) => ({
      name: resourceName(purpose, 'nat-gateway', i + 1),
      id: id('nat'),
    })),
    virtualInterfaceIds: connectionOf(environment).virtualInterfaces.map(() => 'dxvif-00000000'),
    acceptTowards: { virtualGatewayId: id('vgw') },
    vpnConnections: [{ name: resourceName(purpose, 'vpn-connection', 1), id: id('vpn') }],
  });
}

const byName = variants()['feeds by name, of many log types, two active servers with a SIEM each']!;

test('runbooks look at every feed whose silence is a fault, at the server that sends it', () => {
  const { feeds } = described(byName).pulse;
  expect(feeds.map(({ label, log, server, siem }) => [label, log, server, siem])).toEqual([
    ['web to east from web-01', 'web', 'web-01', 'east'],
    ['firewall to east from firewall-01', 'firewall', 'firewall-01', 'east'],
    ['dns to east from firewall-01', 'firewall', 'firewall-01', 'east'],
    ['web to west from web-02', 'web', 'web-02', 'west'],
    ['firewall to west from firewall-02', 'firewall', 'firewall-02', 'west'],
    ['dns to west from firewall-02', 'firewall', 'firewall-02', 'west'],
  ]);
});

// "Maximum size for parameter value: 8 KB" of an advanced parameter.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
test.each([...referenceEnvironments().map((each) => [each.name, each] as const), ...Object.entries(variants())])(
  '%s: what is beside the feeds in the description leaves them the room that the check gives them',
  (_, loaded) => {
    const { pulse, ...others } = described(loaded);
    const rest = JSON.stringify({ ...others, pulse: { ...pulse, feeds: [] } });
    expect(rest.length + FEEDS_DESCRIPTION_BYTES).toBeLessThanOrEqual(8192);
  },
);
