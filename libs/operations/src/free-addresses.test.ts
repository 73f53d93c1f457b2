import { EC2Client } from '@aws-sdk/client-ec2';
import { type Promotion, type StackPromotion } from '@nss/deployment';
import { requireFreeAddresses } from './free-addresses';

const card = (SubnetId: unknown) => ({
  Type: 'AWS::EC2::NetworkInterface',
  Properties: { PrivateIpAddress: '10.0.0.10', SubnetId, Description: 'eth0 of nss-dev-web-01' },
});
const promoting = (SubnetId: unknown, more: Partial<StackPromotion> = {}): Promotion => ({
  changeSetName: 'approve-1-1',
  stacks: [
    {
      stack: {
        id: 'dev/system',
        stackName: 'nss-dev-system',
        template: { Resources: { Card: card(SubnetId), Other: { Type: 'AWS::SNS::Topic' } } },
        templateAsset: { file: 'f', bucket: 'b', key: 'k' },
      },
      changes: [],
      unprotected: [],
      state: 'prepared',
      standsAt: '',
      ...more,
    },
  ],
});

/** An account in whose subnet one interface has the address. */
function account(deployed: Readonly<Record<string, string>>, holder?: object) {
  const asked: unknown[] = [];
  return {
    asked,
    reader: { physicalIds: async () => new Map(Object.entries(deployed)) },
    // The paginator asks for a client of the SDK's own class.
    ec2: Object.assign(new EC2Client({}), {
      send: async ({ input }: { input: { Filters: { Values: string[] }[] } }) => {
        asked.push(input);
        const [SubnetId] = input.Filters[0]?.Values ?? [];
        return { NetworkInterfaces: holder ? [{ ...holder, SubnetId }] : [] };
      },
    }) as EC2Client,
  };
}

const ENDPOINT = {
  NetworkInterfaceId: 'eni-2',
  InterfaceType: 'vpc_endpoint',
  Description: 'VPC Endpoint Interface vpce-1',
  PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.10' }],
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html (addresses.private-ip-address, subnet-id)
test('an address that another interface has is refused, with who has it and the way out', async () => {
  const there = account({ Subnet: 'subnet-1' }, ENDPOINT);
  await expect(requireFreeAddresses(promoting({ Ref: 'Subnet' }), there)).rejects.toThrow(
    /10\.0\.0\.10 in subnet-1, which eth0 of nss-dev-web-01 needs, is taken by eni-2 \(vpc_endpoint, VPC Endpoint Interface vpce-1\)[^]*relay\.addresses[^]*nothing was changed/,
  );
  expect(there.asked).toEqual([
    {
      Filters: [
        { Name: 'subnet-id', Values: ['subnet-1'] },
        { Name: 'addresses.private-ip-address', Values: ['10.0.0.10'] },
      ],
    },
  ]);
});

test('so is one in a subnet of others, before the first deployment', async () => {
  await expect(requireFreeAddresses(promoting('subnet-9'), account({}, ENDPOINT))).rejects.toThrow(/subnet-9/);
});

test('our own interface may have it, nobody may, and in a subnet that is yet to be made nobody can', async () => {
  const own = account({ Subnet: 'subnet-1', Card: 'eni-2' }, ENDPOINT);
  await expect(requireFreeAddresses(promoting({ Ref: 'Subnet' }), own)).resolves.toBeUndefined();
  const free = account({ Subnet: 'subnet-1' });
  await expect(requireFreeAddresses(promoting({ Ref: 'Subnet' }), free)).resolves.toBeUndefined();
  const first = account({}, ENDPOINT);
  await expect(requireFreeAddresses(promoting({ Ref: 'Subnet' }), first)).resolves.toBeUndefined();
  expect(first.asked).toEqual([]);
});

const goes = (...logicalIds: string[]) => ({
  removal: { logicalIds, changeSetArn: 'arn', restUrl: 'https://rest', formerUrl: 'https://former' },
});

test("what the change takes away first is in nobody's way: a subnet with all that is in it, an endpoint with its interface", async () => {
  const there = account({ Subnet: 'subnet-1', Endpoint: 'vpce-1' }, ENDPOINT);
  const removing = (id: string) => requireFreeAddresses(promoting({ Ref: 'Subnet' }, goes(id)), there);
  await expect(removing('Subnet')).resolves.toBeUndefined();
  await expect(removing('Endpoint')).resolves.toBeUndefined();
  await expect(removing('Elsewhere')).rejects.toThrow(/taken by eni-2/);
  const moved = { type: 'AWS::EC2::Subnet', logicalId: 'Subnet', replacement: 'True' as const };
  const changes = [{ ...moved, stackName: 'nss-dev-system', action: 'Modify' as const, path: 'Subnet' }];
  await expect(requireFreeAddresses(promoting({ Ref: 'Subnet' }, { changes }), there)).resolves.toBeUndefined();
});
