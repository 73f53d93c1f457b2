import { type DirectConnectClient, type HasLogicalRedundancy } from '@aws-sdk/client-direct-connect';
import { type Promotion, type ResourceChange, type Template } from '@nss/deployment';
import { requireSecondPeers } from './second-peers';

const PEER = { Asn: '65001', AmazonAddress: '169.254.1.1/30', CustomerAddress: '169.254.1.2/30' };
const template = (ConnectionId: unknown, peer: object, kind = 'Private'): Template => ({
  Resources: {
    Interface: {
      Type: `AWS::DirectConnect::${kind}VirtualInterface`,
      Properties: { ConnectionId, VirtualInterfaceName: 'relay', BgpPeers: [peer] },
    },
  },
});
const change = (of: Partial<ResourceChange> = {}): ResourceChange => ({
  stackName: 'nss-dev-system',
  logicalId: 'Interface',
  action: 'Modify',
  type: 'AWS::DirectConnect::PrivateVirtualInterface',
  path: 'network/interface',
  replacement: 'False',
  ...of,
});
const promoting = (after: Template, changes: readonly ResourceChange[]): Promotion => ({
  changeSetName: 'approve-1-1',
  stacks: [
    {
      stack: {
        id: 'dev/system',
        stackName: 'nss-dev-system',
        template: after,
        templateAsset: { file: 'f', bucket: 'b', key: 'k' },
      },
      changes: [...changes],
      unprotected: [],
      state: 'prepared',
      standsAt: '',
    },
  ],
});

/** An account whose connections, or LAGs, take a second peer or not. */
function account(before: Template, hasLogicalRedundancy: HasLogicalRedundancy | undefined) {
  const asked: unknown[] = [];
  const directConnect = {
    send: async ({ input }: { input: { connectionId?: string; lagId?: string } }) => {
      asked.push(input);
      return input.lagId === undefined
        ? { connections: [{ hasLogicalRedundancy }] }
        : { lags: [{ hasLogicalRedundancy }] };
    },
  } as unknown as DirectConnectClient;
  return { asked, reader: { template: async () => before }, directConnect };
}
const other = { ...PEER, Asn: '65002' };

// https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateBGPPeer.html: "If logical redundancy is not supported by the connection,
// interconnect, or LAG, the BGP peer cannot be in the same address family as an existing BGP peer".
test.each([
  ['dxcon-1', { connectionId: 'dxcon-1' }, 'Private'],
  ['dxlag-1', { lagId: 'dxlag-1' }, 'Transit'],
])('another peer on %s, which takes no second one, is refused with the way out', async (id, asked, kind) => {
  const there = account(template(id, PEER, kind), 'no');
  const type = `AWS::DirectConnect::${kind}VirtualInterface`;
  await expect(requireSecondPeers(promoting(template(id, other, kind), [change({ type })]), there)).rejects.toThrow(
    new RegExp(
      `Interface: ${id} takes no second BGP peer of its address family\n.*another VLAN[^]*nothing was changed$`,
    ),
  );
  expect(there.asked).toEqual([asked]);
});

test.each<HasLogicalRedundancy | undefined>(['yes', 'unknown', undefined])(
  'where it says %s, it is tried',
  async (says) => {
    const there = account(template('dxcon-1', PEER), says);
    await expect(requireSecondPeers(promoting(template('dxcon-1', other), [change()]), there)).resolves.toBeUndefined();
  },
);

test.each([
  ['a change that leaves the peers alone', template('dxcon-1', PEER), [change()]],
  ['an interface that is made anew', template('dxcon-1', other), [change({ replacement: 'True' })]],
  ['an interface that is new', template('dxcon-1', other), [change({ action: 'Add' })]],
  ['a change of something else', template('dxcon-1', other), [change({ type: 'AWS::EC2::VPC' })]],
])('%s needs no second peer', async (_what, after, changes) => {
  const there = account(template('dxcon-1', PEER), 'no');
  await expect(requireSecondPeers(promoting(after, changes), there)).resolves.toBeUndefined();
  expect(there.asked).toEqual([]);
});
