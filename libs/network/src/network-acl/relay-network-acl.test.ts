import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RelayNetworkAcl } from './relay-network-acl';

const stack = new Stack();
new RelayNetworkAcl(stack, 'Acl', {
  purpose: 'nss-prod',
  vpcId: 'vpc-1',
  kind: 'private',
  entries: [
    { direction: 'outbound', ruleNumber: 100, protocol: 'tcp', ports: [443, 443], cidr: '0.0.0.0/0', flows: ['a'] },
    { direction: 'inbound', ruleNumber: 100, protocol: 'udp', ports: [1024, 65535], cidr: '10.0.0.0/8', flows: ['a'] },
    { direction: 'inbound', ruleNumber: 110, protocol: 'icmp', cidr: '0.0.0.0/0', flows: [] },
  ],
  subnets: [
    {
      plan: { kind: 'private', zone: 'eu-west-1a', zoneIndex: 0, cidr: '10.0.0.0/25' },
      subnetId: 'subnet-1',
      routeTableId: 'rtb-1',
    },
  ],
});
const template = Template.fromStack(stack);

test('entries keep direction, number, protocol and ports', () => {
  template.hasResourceProperties('AWS::EC2::NetworkAclEntry', {
    Egress: true,
    RuleNumber: 100,
    Protocol: 6,
    PortRange: { From: 443, To: 443 },
    RuleAction: 'allow',
  });
  template.hasResourceProperties('AWS::EC2::NetworkAclEntry', {
    Egress: false,
    RuleNumber: 100,
    Protocol: 17,
    PortRange: { From: 1024, To: 65535 },
  });
});

test('path MTU discovery is ICMP type 3 code 4 and nothing else', () => {
  template.hasResourceProperties('AWS::EC2::NetworkAclEntry', {
    RuleNumber: 110,
    Protocol: 1,
    Icmp: { Type: 3, Code: 4 },
  });
});

test('every subnet it is given is guarded', () => {
  template.hasResourceProperties('AWS::EC2::SubnetNetworkAclAssociation', { SubnetId: 'subnet-1' });
  template.hasResourceProperties('AWS::EC2::NetworkAcl', {
    Tags: [{ Key: 'Name', Value: 'nss-prod-private-network-acl-01' }],
  });
});
