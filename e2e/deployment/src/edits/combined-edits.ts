/**
 * Edits of prod's file by name, as values by path. Each changes several keys that do not meet, so that the edits of the table are
 * executed a room at a time.
 */
export const COMBINED_EDITS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    'servers less, people, retention, no budget',
    {
      'relay.availability': 'single',
      'observability.notify': ['other@example.com'],
      'observability.logRetentionDays': 400,
      'bastion.endpoints': false,
      cost: undefined,
    },
  ],
  [
    'a log type less, another bastion, rules',
    {
      'relay.logs': ['web'],
      'bastion.image': 'ami-0ccccccccccccccc1',
      'bastion.diskGiB': 80,
      'zscaler.hubPrefixes': Array.from({ length: 70 }, (_, i) => `165.225.${i * 2}.0/24`),
      'zscaler.remoteSupport': true,
      networkAcl: false,
    },
  ],
  [
    'gateways',
    {
      'natGateway.addresses': ['10.1.0.20', '10.1.0.84'],
      'privateConnection.amazonAsn': 64514,
      'privateConnection.virtualInterface.mtu': 8500,
      'observability.notify': ['secops@example.com'],
    },
  ],
  [
    'another kind of connection on the same VLAN, no VPN',
    {
      'privateConnection.kind': 'transit-gateway',
      'privateConnection.backup': undefined,
    },
  ],
  ['a zone less', { 'vpc.zones': ['ap-northeast-1a'] }],
];
