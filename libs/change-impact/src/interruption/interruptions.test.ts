import { type ResourceChange, type StackChange, type Template } from '@nss/deployment';
import { EVERY_RESOURCE_TYPE } from '@nss/environment';
import { changeImpact } from '../impact';
import { judgedTypes } from './interruptions';

const stackName = 'nss-prod-system';
const named = (name: string, properties: object = {}) => ({
  Tags: [{ Key: 'Name', Value: name }],
  ...properties,
});
const change = (logicalId: string, type: string, more: Partial<ResourceChange> = {}): ResourceChange => ({
  stackName,
  logicalId,
  type,
  path: logicalId,
  action: 'Modify',
  replacement: 'False',
  ...more,
});
const impact = (changes: readonly ResourceChange[], before: Template['Resources'], after: Template['Resources']) => {
  const stack: StackChange = { stackName, changes, before: { Resources: before }, after: { Resources: after } };
  const { interrupted, lost, resources } = changeImpact([stack], 'us-east-1');
  return {
    interrupted: interrupted.map(({ text }) => text),
    lost: lost.map(({ text }) => text),
    resources,
    all: interrupted,
  };
};
const instance = (properties: object, name = 'nss-prod-web-01') => ({
  Type: 'AWS::EC2::Instance',
  Properties: named(name, properties),
});
const INSTANCE = 'AWS::EC2::Instance';

test('of every type that an environment can ask for it was looked up what its change interrupts', () => {
  expect(EVERY_RESOURCE_TYPE.filter((type) => !judgedTypes().includes(type))).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html, "Update requires"
test.each([
  ['Monitoring', {}, [], []],
  [
    'InstanceType',
    {},
    [
      'web-01 stops and starts (InstanceType): no web logs reach the SIEM by it until it has started again, for minutes',
    ],
    ['in the memory of web-01'],
  ],
  [
    'ImageId',
    { replacement: 'True' },
    [
      'web-01 is replaced (ImageId): no web logs reach the SIEM by it until its successor is set up (runbook nss-set-up)',
    ],
    ['in the memory of web-01', 'the disk of web-01'],
  ],
  [
    'ImageId',
    { replacement: 'Conditional' },
    ['web-01 is replaced (ImageId)'],
    ['in the memory of web-01', 'the disk of web-01'],
  ],
  [
    'SomethingNew',
    {},
    ['web-01 changes in a way of which it is not known whether it stops (SomethingNew)'],
    ['may be lost: up to an hour of web logs'],
  ],
] as const)('a server whose %s changes', (property, more, interrupted, lost) => {
  const found = impact(
    [change('Web', INSTANCE, more)],
    { Web: instance({ [property]: 'a' }) },
    { Web: instance({ [property]: 'b' }) },
  );
  expect(found.interrupted).toEqual(interrupted.map((each) => expect.stringContaining(each)));
  expect(found.lost).toEqual(lost.map((each) => expect.stringContaining(each)));
});

test('who else relays a log type is named, unless it is touched as well', () => {
  const servers = { Web: instance({ ImageId: 'a' }), Web2: instance({ ImageId: 'a' }, 'nss-prod-web-02') };
  const after = { Web: instance({ ImageId: 'b' }), Web2: instance({ ImageId: 'b' }, 'nss-prod-web-02') };
  const one = impact([change('Web', INSTANCE, { replacement: 'True' })], servers, { ...after, Web2: servers.Web2 });
  expect(one.interrupted[0]).toContain('; web-02 can relay them');
  const both = impact(
    ['Web', 'Web2'].map((id) => change(id, INSTANCE, { replacement: 'True' })),
    servers,
    after,
  );
  expect(both.interrupted.join()).not.toContain('can relay');
});

test('where only templates were compared, what holds to something that is replaced is replaced with it', () => {
  const eth0 = (address: string) => ({ Type: 'AWS::EC2::NetworkInterface', Properties: { PrivateIpAddress: address } });
  const Web = instance({ NetworkInterfaces: [{ NetworkInterfaceId: { Ref: 'Eth0' } }] });
  const found = impact(
    [change('Eth0', 'AWS::EC2::NetworkInterface', { replacement: 'Conditional' })],
    { Eth0: eth0('10.0.0.4'), Web },
    { Eth0: eth0('10.0.0.5'), Web },
  );
  expect(found.interrupted).toEqual([expect.stringContaining('web-01 is replaced')]);
  expect(found.lost).toContainEqual(expect.stringContaining('in the memory of web-01'));
  expect(found.resources).toMatchObject({ replaced: 2, changed: 0 });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html
test.each([
  ['LaunchTemplateData', 'bastion-01 is replaced'],
  ['TagSpecifications', 'bastion-01 may be replaced'],
])('a machine of the latest version of a launch template whose %s changes', (property, says) => {
  const type = 'AWS::EC2::LaunchTemplate';
  const template = (value: string) => ({ Type: type, Properties: { [property]: value } });
  const Bastion = instance(
    { LaunchTemplate: { Version: { 'Fn::GetAtt': ['T', 'LatestVersionNumber'] } } },
    'nss-prod-bastion-01',
  );
  const tagged = instance({ ...Bastion.Properties, Tags: [...Bastion.Properties.Tags, { Key: 'owner', Value: 'x' }] });
  for (const [changes, after] of [
    [[], Bastion],
    [[change('Bastion', INSTANCE, { replacement: 'Conditional' })], Bastion],
    [[change('Bastion', INSTANCE, { replacement: 'Conditional' })], tagged],
  ] as const) {
    const found = impact(
      [change('T', type, { replacement: 'Conditional' }), ...changes],
      { T: template('a'), Bastion },
      { T: template('b'), Bastion: after },
    );
    expect(found.interrupted).toEqual([expect.stringContaining(says)]);
  }
  // Of what CloudFormation is sure nothing is added.
  expect(
    impact(
      [change('T', type), change('Bastion', INSTANCE)],
      { T: template('a'), Bastion },
      { T: template('b'), Bastion: tagged },
    ).interrupted,
  ).toEqual([]);
});

test('tags and an order that only the template knows interrupt nothing', () => {
  const gateway = (more: object) => ({ Type: 'AWS::EC2::VPNGateway', Properties: { AmazonSideAsn: 1 }, ...more });
  const asked = [change('Vgw', 'AWS::EC2::VPNGateway', { replacement: 'Conditional' })];
  expect(impact(asked, { Vgw: gateway({}) }, { Vgw: gateway({ DependsOn: ['X'] }) })).toMatchObject({
    interrupted: [],
    lost: [],
    resources: { changed: 1, replaced: 0, mayBeReplaced: 0 },
  });
});

const VPN = 'AWS::EC2::VPNConnection';
const VIF = 'AWS::DirectConnect::PrivateVirtualInterface';
const vpn = (properties: object) => ({ Type: VPN, Properties: named('vpn-01', properties) });
const vif = (properties: object) => ({ Type: VIF, Properties: named('vif-01', properties) });

// https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html
test.each([
  ['VpnTunnelOptionsSpecifications', 'each tunnel that is modified is unavailable during the update'],
  ['CustomerGatewayId', 'both tunnels are unavailable while new endpoints are provisioned'],
])('a VPN whose %s changes says what AWS says, and that nothing else leads to the SIEM', (property, says) => {
  const { all } = impact([change('Vpn', VPN)], { Vpn: vpn({ [property]: 'a' }) }, { Vpn: vpn({ [property]: 'b' }) });
  expect(all).toMatchObject([
    { text: expect.stringContaining(says), source: expect.stringMatching(/endpoint-replacements/) },
  ]);
  expect(all[0]?.text).toContain('no log reaches the SIEM meanwhile');
});

test('a path that is untouched is said to be there; one that holds to what is replaced is not', () => {
  const touched = change('Vif', VIF, { replacement: 'True' });
  const both = { Vpn: vpn({}), Vif: vif({ Vlan: 1 }) };
  expect(impact([touched], both, { ...both, Vif: vif({ Vlan: 2 }) }).interrupted).toEqual([
    expect.stringContaining('another path of the private connection is untouched'),
  ]);
  const held = { ...both, Vpn: vpn({ VpnGatewayId: { Ref: 'Vif' } }) };
  expect(impact([touched], held, { ...held, Vif: vif({ Vlan: 2 }) }).interrupted).toEqual([
    expect.stringContaining('no log reaches the SIEM'),
  ]);
});

// https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html
test('another MTU may take a connection down for thirty seconds', () => {
  expect(impact([change('Vif', VIF)], { Vif: vif({ Mtu: 1500 }) }, { Vif: vif({ Mtu: 9001 }) }).interrupted).toEqual([
    expect.stringContaining('down for up to 30 seconds'),
  ]);
});

test('what nobody looked up is not known, never nothing', () => {
  expect(impact([change('X', 'AWS::New::Thing')], {}, {}).interrupted).toEqual([
    'X: what is interrupted by a change of its type is not known',
  ]);
  expect(impact([change('Vpn', VPN)], { Vpn: vpn({ New: 1 }) }, { Vpn: vpn({ New: 2 }) }).interrupted).toEqual([
    'Vpn: what is interrupted when New of it changes is not known',
  ]);
});

test('a first deployment interrupts and loses nothing', () => {
  expect(
    impact(
      [change('Web', INSTANCE, { action: 'Add' }), change('Vpn', VPN, { action: 'Add' })],
      {},
      { Web: instance({}), Vpn: vpn({}) },
    ),
  ).toMatchObject({ interrupted: [], lost: [], resources: { added: 2 } });
});

test('what a stack leaves in the account is said to stay', () => {
  const group = { Type: 'AWS::Logs::LogGroup', Properties: {}, DeletionPolicy: 'RetainExceptOnCreate' };
  expect(impact([change('Group', group.Type, { action: 'Remove' })], { Group: group }, {}).lost).toEqual([
    'Group (AWS::Logs::LogGroup) removed; what there is of it stays in the account',
  ]);
});

test('a template whose network cannot be read has packets that are not known, and everything else', () => {
  const odd = {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::Sub': 'x' } }] },
  };
  const stack = {
    stackName,
    changes: [change('G', odd.Type, { action: 'Add' })],
    before: {},
    after: { Resources: { G: odd } },
  };
  expect(changeImpact([stack], 'us-east-1')).toMatchObject({
    allowed: [{ short: 'not known' }],
    dropped: [{ short: 'not known' }],
    resources: { added: 1 },
  });
});
