import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { NssServer, type NssServerProps } from './nss-server';

const props: NssServerProps = {
  purpose: 'nss-dev',
  server: {
    name: 'web-02',
    log: 'web',
    number: 2,
    zoneIndex: 0,
    managementAddress: '10.0.0.140',
    serviceAddress: '10.0.0.141',
  },
  subnetId: 'subnet-1',
  managementGroupIds: ['sg-management'],
  serviceGroupIds: ['sg-service-1', 'sg-service-2'],
  imageId: 'ami-0aaaaaaaaaaaaaaa1',
  instanceType: 't2.large',
  diskGiB: 500,
  rootDevice: '/dev/sda1',
  requireImdsV2: true,
  encryptDisk: true,
};

function place(overrides: Partial<NssServerProps> = {}) {
  const stack = new Stack();
  const server = new NssServer(stack, 'Web02', { ...props, ...overrides });
  return { stack, server, template: Template.fromStack(stack) };
}

const { stack, server, template } = place();

test('a server has two interfaces with fixed addresses in one subnet, each with its own groups and name', () => {
  template.resourceCountIs('AWS::EC2::NetworkInterface', 2);
  template.hasResourceProperties('AWS::EC2::NetworkInterface', {
    SubnetId: 'subnet-1',
    PrivateIpAddress: '10.0.0.140',
    GroupSet: ['sg-management'],
    Description: 'eth0 of nss-dev-web-02',
    Tags: [{ Key: 'Name', Value: 'nss-dev-web-management-interface-02' }],
  });
  template.hasResourceProperties('AWS::EC2::NetworkInterface', {
    SubnetId: 'subnet-1',
    PrivateIpAddress: '10.0.0.141',
    GroupSet: ['sg-service-1', 'sg-service-2'],
    Description: 'eth1 of nss-dev-web-02',
    Tags: [{ Key: 'Name', Value: 'nss-dev-web-service-interface-02' }],
  });
});

test('eth0 is the management interface and eth1 the service interface', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    NetworkInterfaces: [
      { DeviceIndex: '0', NetworkInterfaceId: stack.resolve(server.managementInterfaceId) as unknown },
      { DeviceIndex: '1', NetworkInterfaceId: stack.resolve(server.serviceInterfaceId) as unknown },
    ],
  });
  template.hasResourceProperties('AWS::EC2::NetworkInterface', { PrivateIpAddress: '10.0.0.141' });
  const id = (stack.resolve(server.serviceInterfaceId) as { Ref: string }).Ref;
  expect(
    template.findResources('AWS::EC2::NetworkInterface', { Properties: { PrivateIpAddress: '10.0.0.141' } }),
  ).toHaveProperty(id);
});

test('it runs the image, type and disk it is given', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    ImageId: 'ami-0aaaaaaaaaaaaaaa1',
    InstanceType: 't2.large',
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/sda1',
        Ebs: { VolumeSize: 500, VolumeType: 'gp3', Encrypted: true, DeleteOnTermination: true },
      },
    ],
  });
});

test('a shutdown from inside only stops it', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    InstanceInitiatedShutdownBehavior: 'stop',
  });
});

test('nothing is installed on it and it holds no credentials', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    UserData: Match.absent(),
    KeyName: Match.absent(),
    IamInstanceProfile: Match.absent(),
  });
  template.resourceCountIs('AWS::IAM::Role', 0);
});

test('it is named after its purpose, its log type and its number, and so are its volumes', () => {
  expect(server.name).toBe('nss-dev-web-02');
  template.hasResourceProperties('AWS::EC2::Instance', {
    Tags: [{ Key: 'Name', Value: 'nss-dev-web-02' }],
    PropagateTagsToVolumeOnCreation: true,
  });
});

test('alarms and metrics find its log type, number, address and ids on it', () => {
  expect(server).toMatchObject({ log: 'web', number: 2, serviceAddress: '10.0.0.141' });
  const id = (stack.resolve(server.instanceId) as { Ref: string }).Ref;
  expect(template.findResources('AWS::EC2::Instance')).toHaveProperty(id);
});

test.each([
  [true, 'required'],
  [false, 'optional'],
])('requireImdsV2 %p makes tokens %s', (requireImdsV2, HttpTokens) => {
  place({ requireImdsV2 }).template.hasResourceProperties('AWS::EC2::Instance', {
    MetadataOptions: { HttpTokens, HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
  });
});

test.each([true, false])('encryptDisk %p is what the disk gets', (encryptDisk) => {
  place({ encryptDisk }).template.hasResourceProperties('AWS::EC2::Instance', {
    BlockDeviceMappings: [
      Match.objectLike({ Ebs: Match.objectLike({ Encrypted: encryptDisk, KmsKeyId: Match.absent() }) }),
    ],
  });
});
