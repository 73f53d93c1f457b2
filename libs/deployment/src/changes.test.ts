import { type AssemblyStack } from './assembly';
import { isDestructive, templateChanges } from './changes';

const stack = (resources: Record<string, object>): AssemblyStack => ({
  id: 'prod/system',
  stackName: 'nss-prod-system',
  template: { Resources: resources as never },
  templateAsset: { file: 'system.json', bucket: 'assets', key: 'k.json' },
});

const eni = {
  Type: 'AWS::EC2::NetworkInterface',
  Properties: { PrivateIpAddress: '10.0.0.1' },
  Metadata: { 'aws:cdk:path': 'prod/system/Relay/Web01/Management' },
};

test('a stack that does not exist adds its whole template', () => {
  expect(templateChanges(stack({ A: eni }), {})).toEqual([
    {
      stackName: 'nss-prod-system',
      logicalId: 'A',
      type: 'AWS::EC2::NetworkInterface',
      path: 'Relay/Web01/Management',
      action: 'Add',
      replacement: 'False',
    },
  ]);
});

test('what differs may be replaced, what is gone is removed, what is the same is no change', () => {
  const other = { ...eni, Properties: { PrivateIpAddress: '10.0.0.2' } };
  const changes = templateChanges(stack({ Same: eni, Moved: other }), {
    Resources: { Same: eni, Moved: eni, Gone: eni },
  });
  expect(changes.map(({ logicalId, action, replacement }) => [logicalId, action, replacement])).toEqual([
    ['Moved', 'Modify', 'Conditional'],
    ['Gone', 'Remove', 'False'],
  ]);
  expect(changes.every(isDestructive)).toBe(true);
});

test('who names what is replaced may be replaced with it, and so on; who names what stays is no change', () => {
  const subnet = (CidrBlock: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { CidrBlock } });
  const inSubnet = { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: { Ref: 'Subnet' } } };
  const machine = {
    Type: 'AWS::EC2::Instance',
    Properties: { NetworkInterfaces: [{ NetworkInterfaceId: { Ref: 'Eni' } }] },
  };
  const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Dimensions: [{ Value: { Ref: 'Machine' } }] } };
  const rest = { Eni: inSubnet, Machine: machine, Alarm: alarm, Other: eni };
  const changes = templateChanges(stack({ Subnet: subnet('10.0.0.0/26'), ...rest }), {
    Resources: { Subnet: subnet('10.0.0.0/25'), ...rest },
  });
  expect(changes.map(({ logicalId, action, replacement }) => [logicalId, action, replacement])).toEqual(
    ['Subnet', 'Eni', 'Machine', 'Alarm'].map((id) => [id, 'Modify', 'Conditional']),
  );
});
