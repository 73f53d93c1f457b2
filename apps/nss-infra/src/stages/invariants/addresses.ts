import { resourceName } from '@nss/naming';
import { type Invariant } from './invariant';
import { type SynthesisedStage, firstOf, ofType, place, referred } from './synthesised-stage';

interface Interface {
  PrivateIpAddress: string;
  SubnetId: unknown;
  Tags: { Key: string; Value: string }[];
}
interface Subnet {
  CidrBlock: string;
  AvailabilityZone: string;
}

const nameOf = ({ Tags }: Interface) => Tags.find(({ Key }) => Key === 'Name')?.Value ?? '';

/** The subnet of an interface, as its range: of ours, or of a VPC that exists. */
function subnetOf(stage: SynthesisedStage, from: ReturnType<typeof ofType<Interface>>[number]): string | undefined {
  const { SubnetId } = from.Properties;
  const existing = stage.plan.addresses.subnets.find((subnet) => subnet.existing?.id === SubnetId);
  return existing?.cidr ?? (referred(stage, SubnetId)?.Properties as Subnet | undefined)?.CidrBlock;
}

/** `name address subnet` of every interface that the plan fixes. */
function planned({ plan: { addresses }, environment: { purpose } }: SynthesisedStage): string[] {
  const privateSubnet = (zone: number) =>
    addresses.subnets.find(({ kind, zoneIndex }) => kind === 'private' && zoneIndex === zone)?.cidr;
  return [
    ...addresses.servers.flatMap(({ log, number, zoneIndex, managementAddress, serviceAddress }) => [
      `${resourceName(purpose, `${log}-management-interface`, number)} ${managementAddress} ${privateSubnet(zoneIndex)}`,
      `${resourceName(purpose, `${log}-service-interface`, number)} ${serviceAddress} ${privateSubnet(zoneIndex)}`,
    ]),
    `${resourceName(purpose, 'bastion-interface', 1)} ${addresses.bastionAddress} ${privateSubnet(0)}`,
  ].sort();
}

const differences = (found: readonly string[], wanted: readonly string[]) => [
  ...found.filter((each) => !wanted.includes(each)).map((each) => `${each} is not planned`),
  ...wanted.filter((each) => !found.includes(each)).map((each) => `${each} is missing`),
];

/** Where everything is. */
export const addresses: readonly Invariant[] = [
  {
    holds: 'interfaces have the addresses of the plan, in the subnets of the plan',
    violations: (stage) =>
      differences(
        ofType<Interface>(stage, 'AWS::EC2::NetworkInterface').map(
          (each) => `${nameOf(each.Properties)} ${each.Properties.PrivateIpAddress} ${subnetOf(stage, each)}`,
        ),
        planned(stage),
      ),
    breaks: {
      'another address': (stage) => {
        firstOf<Interface>(stage, 'AWS::EC2::NetworkInterface').Properties.PrivateIpAddress = '10.1.0.250';
      },
      'another subnet': (stage) => {
        const [first, ...others] = ofType<Interface>(stage, 'AWS::EC2::NetworkInterface');
        first!.Properties.SubnetId = others.find(
          (other) => subnetOf(stage, other) !== subnetOf(stage, first!),
        )!.Properties.SubnetId;
      },
      'one more': (stage) => {
        const first = firstOf(stage, 'AWS::EC2::NetworkInterface');
        stage.resources.push({ ...first, Properties: { ...first.Properties, PrivateIpAddress: '10.1.0.251' } });
      },
    },
  },
  {
    holds: 'subnets have the ranges and zones of the plan',
    violations: (stage) =>
      differences(
        ofType<Subnet>(stage, 'AWS::EC2::Subnet').map(
          ({ Properties }) => `${Properties.CidrBlock} ${Properties.AvailabilityZone}`,
        ),
        stage.plan.addresses.subnets.filter(({ existing }) => !existing).map(({ cidr, zone }) => `${cidr} ${zone}`),
      ),
    breaks: {
      'another zone': (stage) => {
        firstOf<Subnet>(stage, 'AWS::EC2::Subnet').Properties.AvailabilityZone = 'ap-northeast-1d';
      },
    },
  },
  {
    holds: 'NAT gateways have the addresses of the plan',
    violations: (stage) =>
      differences(
        ofType<{ PrivateIpAddress: string }>(stage, 'AWS::EC2::NatGateway').map(
          ({ Properties }) => Properties.PrivateIpAddress,
        ),
        stage.plan.addresses.natAddresses,
      ),
    breaks: {
      'any address': (stage) => {
        firstOf<{ PrivateIpAddress?: string }>(stage, 'AWS::EC2::NatGateway').Properties.PrivateIpAddress = 'any';
      },
    },
  },
  {
    holds: "a server's two interfaces lie in one subnet, eth0 first",
    violations: (stage) =>
      ofType<{ NetworkInterfaces: { DeviceIndex: string; NetworkInterfaceId: unknown }[] }>(stage, 'AWS::EC2::Instance')
        .filter(({ part }) => part === 'relay')
        .filter((server) => {
          const found = server.Properties.NetworkInterfaces.map(
            ({ NetworkInterfaceId }) =>
              referred(stage, NetworkInterfaceId) as unknown as ReturnType<typeof ofType<Interface>>[number],
          );
          const order = server.Properties.NetworkInterfaces.map(
            ({ DeviceIndex }, i) =>
              `${DeviceIndex} ${/(management|service)-interface/.exec(nameOf(found[i]!.Properties))?.[1]}`,
          );
          return (
            order.join() !== '0 management,1 service' || new Set(found.map((each) => subnetOf(stage, each))).size !== 1
          );
        })
        .map(place),
    breaks: {
      crossed: (stage) =>
        ofType<{ NetworkInterfaces: { DeviceIndex: string }[] }>(stage, 'AWS::EC2::Instance').forEach(
          ({ Properties }) => {
            Properties.NetworkInterfaces.forEach((each) => {
              each.DeviceIndex = String(1 - Number(each.DeviceIndex));
            });
          },
        ),
      apart: (stage) => {
        const [first, ...others] = ofType<Interface>(stage, 'AWS::EC2::NetworkInterface').filter(
          ({ part }) => part === 'relay',
        );
        first!.Properties.SubnetId = others.find(
          (other) => subnetOf(stage, other) !== subnetOf(stage, first!),
        )!.Properties.SubnetId;
      },
    },
  },
];
