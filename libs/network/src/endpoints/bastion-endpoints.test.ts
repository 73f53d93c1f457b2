import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BastionEndpoints } from './bastion-endpoints';

const stack = new Stack(undefined, 'Network', { env: { account: '111111111111', region: 'eu-west-1' } });
new BastionEndpoints(stack, 'Endpoints', {
  purpose: 'nss-dev',
  vpcId: 'vpc-1',
  subnets: [
    {
      plan: { kind: 'private', zone: 'eu-west-1a', zoneIndex: 0, cidr: '10.0.0.0/25' },
      subnetId: 'subnet-1',
      routeTableId: 'rtb-1',
    },
  ],
  securityGroupIds: ['sg-1'],
  services: ['ssm', 'ssmmessages', 'kms', 'logs', 'monitoring', 'secretsmanager'],
});
const template = Template.fromStack(stack);

test.each(['ssm', 'ssmmessages', 'kms', 'logs', 'monitoring', 'secretsmanager'])(
  '%s has an interface endpoint with private DNS, for this account only',
  (service) => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: `com.amazonaws.eu-west-1.${service}`,
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      SecurityGroupIds: ['sg-1'],
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Action: `${service === 'monitoring' ? 'cloudwatch' : service}:*` })],
      }),
    });
  },
);

test('S3 is reached through a gateway endpoint in the private route tables', () => {
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    VpcEndpointType: 'Gateway',
    RouteTableIds: ['rtb-1'],
  });
});

/**
 * Names of endpoints by partition, "AWS services that integrate with AWS PrivateLink" (docs.amazonaws.cn and docs.aws.amazon.com/vpc/latest/privatelink):
 * in China some begin otherwise.
 */
test.each([
  ['cn-north-1', 'monitoring', 'cn.com.amazonaws.cn-north-1.monitoring'],
  ['cn-northwest-1', 'monitoring', 'cn.com.amazonaws.cn-northwest-1.monitoring'],
  ['cn-north-1', 'ssm', 'com.amazonaws.cn-north-1.ssm'],
  ['cn-north-1', 'logs', 'com.amazonaws.cn-north-1.logs'],
  ['us-gov-west-1', 'kms', 'com.amazonaws.us-gov-west-1.kms'],
  ['eu-south-2', 'secretsmanager', 'com.amazonaws.eu-south-2.secretsmanager'],
] as const)('in %s the endpoint of %s is called %s', (region, service, name) => {
  const elsewhere = new Stack(undefined, 'Elsewhere', { env: { account: '111111111111', region } });
  new BastionEndpoints(elsewhere, 'Endpoints', {
    purpose: 'nss-dev',
    vpcId: 'vpc-1',
    subnets: [],
    securityGroupIds: [],
    services: [service],
  });
  Template.fromStack(elsewhere).hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Interface',
    ServiceName: name,
  });
});
