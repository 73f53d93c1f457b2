import { passTime } from '../virtual-time';
import { type Clients } from './clients';
import { account, conformance, imageId, region } from './harness';
import * as stacks from './stacks';
import { subnet, vpc } from './cases/network';
import { group } from './cases/security';

const cidrs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    CidrIp: `10.${index}.0.0/16`,
  }));
const place = { Vpc: vpc, Subnet: subnet };

/** Creates a stack that has to fail, and returns why it did. */
async function refused(
  aws: Clients,
  name: string,
  resources: Record<string, stacks.TemplateResource>,
): Promise<string> {
  expect(await stacks.create(aws, name, resources)).toBe('ROLLBACK_COMPLETE');
  return (await stacks.failures(aws, name)).join('\n');
}

conformance('refusals', [], (client, cloud) => {
  const groupWith = (SecurityGroupEgress: object[]) => ({
    Vpc: vpc,
    Group: { ...group, Properties: { ...group.Properties, SecurityGroupEgress } },
  });
  const instance = (properties: object) => ({
    ...place,
    Machine: {
      Type: 'AWS::EC2::Instance',
      Properties: { ImageId: imageId, InstanceType: 't3.medium', SubnetId: { Ref: 'Subnet' }, ...properties },
    },
  });
  const networkInterface = (PrivateIpAddress: string) => ({
    Type: 'AWS::EC2::NetworkInterface',
    DependsOn: 'Nat',
    Properties: { SubnetId: { Ref: 'Subnet' }, PrivateIpAddress },
  });
  const nat = {
    Type: 'AWS::EC2::NatGateway',
    Properties: {
      SubnetId: { Ref: 'Subnet' },
      AllocationId: { 'Fn::GetAtt': ['Eip', 'AllocationId'] },
      PrivateIpAddress: '10.20.30.10',
    },
  };

  test('a type nobody knows', async () => {
    await expect(stacks.create(client(), 'unknown', { Thing: { Type: 'AWS::EC2::FlyingCarpet' } })).rejects.toThrow(
      /Unrecognized resource types: \[AWS::EC2::FlyingCarpet\]/,
    );
  });

  test('a property nobody knows', async () => {
    expect(
      await refused(client(), 'extraneous', {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', Colour: 'red' } },
      }),
    ).toContain('extraneous key [Colour]');
  });

  test('an image nobody shared', async () => {
    expect(await refused(client(), 'image', instance({ ImageId: 'ami-0000000000000000f' }))).toContain(
      'InvalidAMIID.NotFound',
    );
  });

  test.each([
    ['taken by the NAT gateway', '10.20.30.10', 'InvalidIPAddress.InUse'],
    ['outside the subnet', '10.20.31.10', "does not fall within the subnet's address range"],
    ['reserved by AWS', '10.20.30.3', "is in subnet's reserved address range"],
  ])('an address %s', async (_reason, address, message) => {
    const resources = { ...place, Eip: { Type: 'AWS::EC2::EIP' }, Nat: nat, Eth0: networkInterface(address) };
    expect(await refused(client(), `address-${address.replaceAll('.', '-')}`, resources)).toContain(message);
  });

  test.each([
    ['an AS number too large for BgpAsn', { BgpAsn: 2147483648 }, 'InvalidParameterValue'],
    ['an AS number too small for BgpAsnExtended', { BgpAsnExtended: 65010 }, 'is not greater or equal to 2147483648'],
    ['an AS number in both properties', { BgpAsn: 65010, BgpAsnExtended: 4200000001 }, 'InvalidParameterCombination'],
  ])('%s', async (name, numbers, code) => {
    const resources = {
      Customer: {
        Type: 'AWS::EC2::CustomerGateway',
        Properties: { Type: 'ipsec.1', IpAddress: '198.51.100.7', ...numbers },
      },
    };
    expect(await refused(client(), name.toLowerCase().replaceAll(' ', '-'), resources)).toContain(code);
  });

  test('an AS number above 2147483647 is BgpAsnExtended, and EC2 says so', async () => {
    const resources = {
      Customer: {
        Type: 'AWS::EC2::CustomerGateway',
        Properties: { Type: 'ipsec.1', IpAddress: '198.51.100.7', BgpAsnExtended: 4200000001 },
      },
    };
    expect(await stacks.create(client(), 'extended', resources)).toBe('CREATE_COMPLETE');
    const { Customer } = await stacks.physicalIds(client(), 'extended');
    const { CustomerGateways: [found] = [] } = await client().ec2.describeCustomerGateways({
      CustomerGatewayIds: [Customer!],
    });
    expect([found?.BgpAsnExtended, found?.BgpAsn]).toEqual(['4200000001', undefined]);
  });

  test('two rules that differ in their description only', async () => {
    const [rule] = cidrs(1);
    expect(
      await refused(
        client(),
        'duplicate',
        groupWith([
          { ...rule, Description: 'one' },
          { ...rule, Description: 'two' },
        ]),
      ),
    ).toContain('InvalidPermission.Duplicate');
  });

  test('the sixty-first rule', async () => {
    expect(await stacks.create(client(), 'sixty', groupWith(cidrs(60)))).toBe('CREATE_COMPLETE');
    expect(await refused(client(), 'sixty-one', groupWith(cidrs(61)))).toContain('RulesPerSecurityGroupLimitExceeded');
  });

  test('the end of a protected instance', async () => {
    expect(await stacks.create(client(), 'protected', instance({ DisableApiTermination: true }))).toBe(
      'CREATE_COMPLETE',
    );
    const { Machine } = await stacks.physicalIds(client(), 'protected');
    await expect(client().ec2.terminateInstances({ InstanceIds: [Machine!] })).rejects.toMatchObject({
      name: 'OperationNotPermitted',
    });
    expect(await stacks.remove(client(), 'protected')).toBe('DELETE_FAILED');
    await client().ec2.modifyInstanceAttribute({ InstanceId: Machine!, DisableApiTermination: { Value: false } });
    expect(await stacks.remove(client(), 'protected')).toBe('DELETE_COMPLETE');
  });

  test('the end of an instance that does not exist', async () => {
    await expect(client().ec2.terminateInstances({ InstanceIds: ['i-0123456789abcdef0'] })).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      $metadata: { attempts: 1 },
    });
  });

  test('a filter that is not there', async () => {
    await expect(
      client().ec2.describeInstances({ Filters: [{ Name: 'no-such-filter', Values: ['x'] }] }),
    ).rejects.toMatchObject({ name: 'UnsupportedOperation', $metadata: { attempts: 1 } });
  });

  test('an instance that has ended ends again, and is found by its volume while it runs', async () => {
    const { Instances } = await client().ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 });
    const InstanceIds = [Instances![0]!.InstanceId!];
    const { Reservations } = await client().ec2.describeInstances({ InstanceIds });
    const volume = Reservations![0]!.Instances![0]!.BlockDeviceMappings![0]!.Ebs!.VolumeId!;
    const found = await client().ec2.describeInstances({
      Filters: [{ Name: 'block-device-mapping.volume-id', Values: [volume] }],
    });
    expect(found.Reservations!.flatMap((each) => each.Instances!.map(({ InstanceId }) => InstanceId))).toEqual(
      InstanceIds,
    );
    await client().ec2.terminateInstances({ InstanceIds });
    expect((await client().ec2.terminateInstances({ InstanceIds })).TerminatingInstances![0]!.PreviousState!.Name).toBe(
      'shutting-down',
    );
    await passTime(cloud().endpoint, 60);
    expect((await client().ec2.terminateInstances({ InstanceIds })).TerminatingInstances![0]!.PreviousState!.Name).toBe(
      'terminated',
    );
  });

  test('the end of a VPC that is in use', async () => {
    expect(await stacks.create(client(), 'in-use', { ...place, Group: group })).toBe('CREATE_COMPLETE');
    const { Vpc } = await stacks.physicalIds(client(), 'in-use');
    await expect(client().ec2.deleteVpc({ VpcId: Vpc! })).rejects.toMatchObject({ name: 'DependencyViolation' });
  });

  test('a hosted virtual interface is confirmed once, by a gateway that exists', async () => {
    await cloud().prepare({
      virtualInterfaces: [{ account, region, virtualInterfaceId: 'dxvif-hosted01', vlan: 200, asn: 65010 }],
    });
    expect(
      await stacks.create(client(), 'gateway', {
        Gateway: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1' } },
      }),
    ).toBe('CREATE_COMPLETE');
    const { Gateway: virtualGatewayId } = await stacks.physicalIds(client(), 'gateway');
    const direct = client().directConnect;
    const state = async () =>
      (await direct.describeVirtualInterfaces({ virtualInterfaceId: 'dxvif-hosted01' })).virtualInterfaces![0]!
        .virtualInterfaceState;
    expect(await state()).toBe('confirming');
    await expect(
      direct.confirmPrivateVirtualInterface({ virtualInterfaceId: 'dxvif-hosted01', virtualGatewayId: 'vgw-0' }),
    ).rejects.toThrow(/does not exist/);
    expect(
      await direct.confirmPrivateVirtualInterface({ virtualInterfaceId: 'dxvif-hosted01', virtualGatewayId }),
    ).toMatchObject({ virtualInterfaceState: 'pending' });
    expect([await state(), await state()]).toEqual(['pending', 'pending']);
    await passTime(cloud().endpoint, 120);
    expect(await state()).toBe('available');
    await expect(
      direct.confirmPrivateVirtualInterface({ virtualInterfaceId: 'dxvif-hosted01', virtualGatewayId }),
    ).rejects.toThrow(/not in confirming state/);
  });

  test('a change set says what it replaces, and does what it said', async () => {
    const first = { ...place, Other: { ...subnet, Properties: { ...subnet.Properties, CidrBlock: '10.20.30.64/26' } } };
    expect(await stacks.create(client(), 'planned', first)).toBe('CREATE_COMPLETE');
    const second = {
      Vpc: { ...vpc, Properties: { ...vpc.Properties, EnableDnsHostnames: true } },
      Subnet: { ...subnet, Properties: { ...subnet.Properties, CidrBlock: '10.20.30.128/26' } },
    };
    const { Id } = await client().cloudFormation.createChangeSet({
      StackName: 'planned',
      ChangeSetName: 'next',
      TemplateBody: JSON.stringify({ Resources: second }),
    });
    const { Changes } = await client().cloudFormation.describeChangeSet({ ChangeSetName: Id! });
    expect(
      Object.fromEntries(
        Changes!.map(({ ResourceChange: change }) => [
          change!.LogicalResourceId,
          `${change!.Action} ${change!.Replacement ?? ''}`.trim(),
        ]),
      ),
    ).toMatchObject({ Vpc: 'Modify False', Subnet: 'Modify True', Other: 'Remove' });
    await client().cloudFormation.executeChangeSet({ ChangeSetName: Id! });
    expect(await stacks.settled(client(), 'planned')).toBe('UPDATE_COMPLETE');
  });

  test('an export that another stack imports stays', async () => {
    const outputs = { Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: 'shared-vpc' } } } };
    expect(await stacks.create(client(), 'exporter', { Vpc: vpc }, outputs)).toBe('CREATE_COMPLETE');
    expect(
      await stacks.create(client(), 'importer', {
        Subnet: { ...subnet, Properties: { ...subnet.Properties, VpcId: { 'Fn::ImportValue': 'shared-vpc' } } },
      }),
    ).toBe('CREATE_COMPLETE');
    expect(await stacks.remove(client(), 'exporter').catch(() => 'DELETE_FAILED')).not.toBe('DELETE_COMPLETE');
  });
});
