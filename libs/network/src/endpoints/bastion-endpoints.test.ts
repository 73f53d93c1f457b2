import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BastionEndpoints } from './bastion-endpoints';

const stack = new Stack(undefined, 'Network', { env: { account: '111111111111', region: 'eu-west-1' } });
new BastionEndpoints(stack, 'Endpoints', {
  purpose: 'nss-dev',
  vpcId: 'vpc-1',
  subnets: [{ plan: { kind: 'private', zone: 'eu-west-1a', zoneIndex: 0, cidr: '10.0.0.0/25' }, subnetId: 'subnet-1', routeTableId: 'rtb-1' }],
  securityGroupIds: ['sg-1'],
});
const template = Template.fromStack(stack);

test.each(['ssm', 'ssmmessages', 'logs', 'monitoring'])('%s has an interface endpoint with private DNS, for this account only', (service) => {
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: `com.amazonaws.eu-west-1.${service}`,
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    SecurityGroupIds: ['sg-1'],
    PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: `${service === 'monitoring' ? 'cloudwatch' : service}:*` })] }),
  });
});

test('S3 is reached through a gateway endpoint in the private route tables', () => {
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.s3', VpcEndpointType: 'Gateway', RouteTableIds: ['rtb-1'] });
});
