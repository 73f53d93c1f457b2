import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { FixedInterface } from './fixed-interface';

const stack = new Stack();
new FixedInterface(stack, 'Management', {
  purpose: 'nss-dev',
  resource: 'web-management-interface',
  number: 2,
  subnetId: 'subnet-1',
  privateAddress: '10.0.0.140',
  securityGroupIds: ['sg-1', 'sg-2'],
  description: 'eth0 of nss-dev-web-02',
});
const template = Template.fromStack(stack);

test('an interface has its address, its groups and its name', () => {
  template.hasResourceProperties('AWS::EC2::NetworkInterface', {
    SubnetId: 'subnet-1',
    PrivateIpAddress: '10.0.0.140',
    GroupSet: ['sg-1', 'sg-2'],
    Description: 'eth0 of nss-dev-web-02',
    Tags: [{ Key: 'Name', Value: 'nss-dev-web-management-interface-02' }],
  });
});

test('it goes with whoever asked for it, so that its address is free for the next', () => {
  template.allResources('AWS::EC2::NetworkInterface', { DeletionPolicy: Match.absent() });
});
