import { reachabilityProblems } from '@nss/reachability';
import { networkOf } from '../../reachability/network-of';
import { type Invariant } from './invariant';
import { type SynthesisedStage, firstOf } from './synthesised-stage';

interface Rule {
  CidrIp: string;
  FromPort: number;
  ToPort: number;
}

/** What the template lets pass, against the flows. */
export function packetProblems({ plan, resources }: SynthesisedStage): string[] {
  const byId = Object.fromEntries(resources.map((resource) => [resource.logicalId, resource]));
  return reachabilityProblems(networkOf(byId, plan), plan);
}

/** What is worked out from the templates alone, by code that made none of them. */
export const reachability: readonly Invariant[] = [
  {
    holds: 'every flow passes both ways by the hop that is meant, and every other address and port is dropped',
    violations: packetProblems,
    breaks: {
      'a wider rule': (stage) => {
        firstOf<{ SecurityGroupEgress: Rule[] }>(stage, 'AWS::EC2::SecurityGroup').Properties
          .SecurityGroupEgress[0]!.ToPort += 1;
      },
      'a route to the internet': (stage) => {
        const gateway = firstOf(stage, 'AWS::EC2::InternetGateway').logicalId;
        stage.resources
          .filter(({ Type, Properties }) => Type === 'AWS::EC2::Route' && 'NatGatewayId' in Properties)
          .forEach((route) => {
            delete route.Properties['NatGatewayId'];
            route.Properties['GatewayId'] = { Ref: gateway };
          });
      },
      'an ACL entry less': (stage) => {
        const first = firstOf(stage, 'AWS::EC2::NetworkAclEntry');
        stage.resources = stage.resources.filter((resource) => resource !== first);
      },
      'an isolated standby that may send': (stage) => {
        const isolated = stage.resources.find(({ Properties: { GroupName } }) =>
          String(GroupName).includes('isolated'),
        );
        isolated!.Properties['SecurityGroupEgress'] = [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
        ];
      },
      'a gateway that is not attached': (stage) => {
        stage.resources = stage.resources.filter(({ Type }) => Type !== 'AWS::EC2::VPCGatewayAttachment');
      },
    },
  },
];
