import { type Invariant } from './invariant';
import { firstOf, ofType, place, referred } from './synthesised-stage';

interface Instance {
  UserData?: unknown;
  KeyName?: unknown;
  NetworkInterfaces: { AssociatePublicIpAddress?: boolean }[];
  DisableApiTermination?: boolean;
}
interface Subnet {
  MapPublicIpOnLaunch?: boolean;
}

/** What the internet could see, and what could be lost with one call. */
export const exposure: readonly Invariant[] = [
  {
    holds: 'only NAT gateways have public addresses',
    violations: (stage) => {
      const nats = ofType<{ AllocationId: unknown }>(stage, 'AWS::EC2::NatGateway').map(
        (nat) => referred(stage, nat.Properties.AllocationId)?.logicalId,
      );
      return [
        ...ofType(stage, 'AWS::EC2::EIP').filter(({ logicalId }) => !nats.includes(logicalId)),
        ...stage.resources.filter(({ Type }) => Type === 'AWS::EC2::EIPAssociation'),
        ...ofType<Subnet>(stage, 'AWS::EC2::Subnet').filter(
          ({ Properties }) => Properties.MapPublicIpOnLaunch !== false,
        ),
        ...ofType<Instance>(stage, 'AWS::EC2::Instance').filter(({ Properties }) =>
          Properties.NetworkInterfaces.some((each) => each.AssociatePublicIpAddress),
        ),
      ].map(place);
    },
    breaks: {
      'an address nobody asked for': (stage) => {
        stage.resources.push({ part: 'bastion', logicalId: 'Public', Type: 'AWS::EC2::EIP', Properties: {} });
      },
      'an address for a machine': (stage) => {
        stage.resources.push({
          part: 'bastion',
          logicalId: 'Public',
          Type: 'AWS::EC2::EIPAssociation',
          Properties: {},
        });
      },
      'a subnet that gives addresses': (stage) => {
        firstOf<Subnet>(stage, 'AWS::EC2::Subnet').Properties.MapPublicIpOnLaunch = true;
      },
      'an interface that gets one': (stage) => {
        firstOf<Instance>(stage, 'AWS::EC2::Instance').Properties.NetworkInterfaces[0]!.AssociatePublicIpAddress = true;
      },
    },
  },
  {
    // A protected machine can be neither taken back after a failed first deployment nor replaced: whoever deploys protects it.
    holds: 'no machine has a key pair or user data, and none is protected by the template',
    violations: (stage) =>
      ofType<Instance>(stage, 'AWS::EC2::Instance')
        .filter(
          ({ Properties }) =>
            Properties.UserData !== undefined ||
            Properties.KeyName !== undefined ||
            Properties.DisableApiTermination !== undefined,
        )
        .map(place),
    breaks: {
      'a key': (stage) => {
        firstOf<Instance>(stage, 'AWS::EC2::Instance').Properties.KeyName = 'mine';
      },
      'user data': (stage) => {
        firstOf<Instance>(stage, 'AWS::EC2::Instance').Properties.UserData = 'IyEvYmluL3No';
      },
      protected: (stage) => {
        firstOf<Instance>(stage, 'AWS::EC2::Instance').Properties.DisableApiTermination = true;
      },
    },
  },
];
