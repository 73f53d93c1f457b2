import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type AddressingInput, planAddresses } from '../addressing/plan';
import { RelayVpc } from './relay-vpc';

const existing = {
  publicSubnets: [{ id: 'subnet-a', cidr: '10.0.0.0/25', routeTableId: 'rtb-a' }],
  privateSubnets: [{ id: 'subnet-b', cidr: '10.0.0.128/25', routeTableId: 'rtb-b' }],
};

function templateOf(vpc: AddressingInput['vpc'], existingVpcId?: string): { template: Template; vpc: RelayVpc } {
  const { plan } = planAddresses(
    {
      vpc,
      relay: { logs: ['web'], availability: 'single', addresses: {} },
      bastion: { endpoints: false, windowsUpdate: false },
    },
    0,
  );
  const stack = new Stack();
  if (!plan) throw new Error('the example has a plan');
  const created = new RelayVpc(stack, 'Vpc', { purpose: 'nss-dev', cidr: vpc.cidr, addresses: plan, existingVpcId });
  return { template: Template.fromStack(stack), vpc: created };
}

const { template } = templateOf({ cidr: '10.0.0.0/24', zones: ['eu-west-1a', 'eu-west-1b'] });

test('each zone has a public and a private subnet, and none gives out public addresses', () => {
  template.resourceCountIs('AWS::EC2::Subnet', 4);
  template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  template.hasResourceProperties('AWS::EC2::Subnet', {
    CidrBlock: '10.0.0.192/26',
    AvailabilityZone: 'eu-west-1b',
    Tags: [{ Key: 'Name', Value: 'nss-dev-private-subnet-02' }],
  });
});

test('each zone leaves through its own NAT gateway at a fixed address, behind an Elastic IP that is kept', () => {
  template.hasResourceProperties('AWS::EC2::NatGateway', {
    PrivateIpAddress: '10.0.0.4',
    Tags: [{ Key: 'Name', Value: 'nss-dev-nat-gateway-01' }],
  });
  template.hasResourceProperties('AWS::EC2::NatGateway', { PrivateIpAddress: '10.0.0.68' });
  template.allResources('AWS::EC2::EIP', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  const routes = Object.values(template.findResources('AWS::EC2::Route')) as {
    Properties: { NatGatewayId?: { Ref: string } };
  }[];
  const gateways = routes.flatMap(({ Properties }) => Properties.NatGatewayId?.Ref ?? []);
  expect(new Set(gateways).size).toBe(2);
});

test('only the public route tables lead to the internet gateway, once it is attached', () => {
  const toInternet = template.findResources('AWS::EC2::Route', { Properties: { GatewayId: Match.anyValue() } });
  expect(Object.keys(toInternet).every((id) => id.includes('PublicSubnet'))).toBe(true);
  expect(Object.keys(toInternet)).toHaveLength(2);
  template.hasResource('AWS::EC2::Route', {
    Properties: { GatewayId: Match.anyValue() },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('InternetGateway01Attachment')]),
  });
});

test('in a VPC that exists nothing is created', () => {
  const { template: adopted, vpc } = templateOf({ cidr: '10.0.0.0/24', zones: ['eu-west-1a'], existing }, 'vpc-0123');
  expect(adopted.toJSON()['Resources']).toBeUndefined();
  expect(vpc.vpcId).toBe('vpc-0123');
  expect(vpc.subnetsOf('private').map((subnet) => subnet.routeTableId)).toEqual(['rtb-b']);
});
