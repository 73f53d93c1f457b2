import { type VirtualInterface } from '@aws-sdk/client-direct-connect';
import { inTheWay } from './in-the-way';
import { type RetiringStack } from './retiring-stack';

const environment = { name: 'dev', purpose: 'nss-dev', account: '111111111111', region: 'eu-west-1' };
const stack = (name: string, more: Partial<RetiringStack> = {}): RetiringStack => ({
  stackName: `nss-dev-${name}`,
  id: `arn:aws:cloudformation:eu-west-1:111111111111:stack/nss-dev-${name}/1`,
  status: 'UPDATE_COMPLETE',
  roleArn: 'arn:aws:iam::111111111111:role/delivery/nss-dev-execution-role-01',
  template: {},
  parameters: {},
  physicalIds: {
    Gateway: 'vgw-1',
    DirectConnectGateway: 'arn:aws:directconnect::111111111111:dx-gateway/0123',
    Own: 'arn:aws:directconnect:eu-west-1:111111111111:dxvif/dxvif-own',
  },
  ...more,
});
const [system, identity] = [stack('system'), stack('identity')];
const interfaceOn = (more: Partial<VirtualInterface>): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-carrier',
  virtualInterfaceName: 'carrier-1',
  virtualInterfaceState: 'available',
  virtualGatewayId: 'vgw-1',
  vlan: 101,
  ...more,
});

test('nothing', () => {
  expect(inTheWay({ system, identity }, environment, [])).toEqual([]);
  expect(inTheWay({ system: undefined, identity: undefined }, environment, [])).toEqual([]);
});

test.each(['UPDATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS'])(
  'CloudFormation in %s',
  (status) => {
    expect(inTheWay({ system: stack('system', { status }), identity }, environment, [])).toEqual([
      expect.stringMatching(new RegExp(`nss-dev-system is in ${status}.*Wait`)),
    ]);
  },
);

test.each(['DELETE_IN_PROGRESS', 'DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])(
  '%s is no reason to wait: it is deleted, or waited for',
  (status) => {
    const found = inTheWay({ system: stack('system', { status }), identity }, environment, []);
    expect(found).toEqual([]);
  },
);

test('credentials of another account', () => {
  const other = stack('system', { id: 'arn:aws:cloudformation:eu-west-1:222222222222:stack/nss-dev-system/1' });
  expect(inTheWay({ system: other, identity }, environment, [])).toEqual([
    expect.stringMatching(/of another account.*222222222222.*not of 111111111111/),
  ]);
});

test('a role that went with its stack', () => {
  const gone = stack('identity', { status: 'DELETE_COMPLETE' });
  for (const each of [undefined, gone])
    expect(inTheWay({ system, identity: each }, environment, [])).toEqual([
      expect.stringMatching(/nss-dev-execution-role-01.*bootstrap -- --environment dev/),
    ]);
  const byCaller = { ...system, roleArn: undefined };
  expect(inTheWay({ system: byCaller, identity: undefined }, environment, [])).toEqual([]);
  expect(inTheWay({ system: stack('system', { status: 'DELETE_COMPLETE' }), identity: gone }, environment, [])).toEqual(
    [],
  );
});

test.each<[string, Partial<VirtualInterface>]>([
  ['on its virtual private gateway', {}],
  ['that is down', { virtualInterfaceState: 'down' }],
  ['on its Direct Connect gateway', { virtualGatewayId: '', directConnectGatewayId: '0123' }],
])('a virtual interface of the carrier %s', (_, more) => {
  expect(inTheWay({ system, identity }, environment, [interfaceOn(more)])).toEqual([
    expect.stringMatching(
      /dxvif-carrier \(carrier-1, VLAN 101\).*delete-virtual-interface --virtual-interface-id dxvif-carrier/,
    ),
  ]);
});

test.each<[string, Partial<VirtualInterface>]>([
  ['of the stack itself', { virtualInterfaceId: 'dxvif-own' }],
  ['on the gateway of others', { virtualGatewayId: 'vgw-2' }],
  ['that waits to be accepted, and is on none', { virtualGatewayId: '', virtualInterfaceState: 'confirming' }],
  ['that is going', { virtualInterfaceState: 'deleting' }],
])('a virtual interface %s is in nobody’s way', (_, more) => {
  expect(inTheWay({ system, identity }, environment, [interfaceOn(more)])).toEqual([]);
});
