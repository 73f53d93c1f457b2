import { type AccountResource, type AccountState, keyOf, type Properties } from '../resource';
import { type PlannedResource } from './planned';

/**
 * What AWS makes together with a VPC, as AWS makes it: nobody planned it, and nobody is to open it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export function impliedResources(actual: AccountState): PlannedResource[] {
  return Object.values(actual).flatMap((each) => {
    if (each.Type === 'AWS::EC2::RouteTable' && each.Attributes?.['IsMain'] === 'true') return [asItIs(each)];
    if (each.Origin !== 'implied') return [];
    return each.Type === 'AWS::EC2::SecurityGroup' ? [defaultGroup(each)] : defaultAcl(each, actual);
  });
}

const PATH = "AWS's own";

function asItIs({ Type, PhysicalId, Properties: { VpcId } }: AccountResource): PlannedResource {
  return { Type, PhysicalId, path: `${PATH} of ${String(VpcId)}`, Properties: { VpcId } };
}

/** The rules it comes with. To take one away opens nothing, and is what some are told to do. */
const GROUP_RULES: Readonly<Record<string, (own: string) => Properties>> = {
  SecurityGroupEgress: () => ({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }),
  SecurityGroupIngress: (own) => ({ IpProtocol: '-1', SourceSecurityGroupId: own }),
};

function defaultGroup({ Type, PhysicalId, Properties: found }: AccountResource): PlannedResource {
  const rules = Object.entries(GROUP_RULES).map(([property, ruleOf]) => {
    const rule = ruleOf(PhysicalId);
    const isThere = (found[property] as Properties[]).some((each) =>
      Object.entries(rule).every(([key, value]) => each[key] === value),
    );
    return [property, isThere ? [rule] : []] as const;
  });
  const { GroupDescription, GroupName, VpcId } = found;
  return {
    Type,
    PhysicalId,
    path: `${PATH} of ${String(VpcId)}`,
    Properties: { GroupDescription, GroupName, VpcId, ...Object.fromEntries(rules) },
  };
}

function defaultAcl(acl: AccountResource, actual: AccountState): PlannedResource[] {
  const NetworkAclId = acl.PhysicalId;
  const path = `${PATH} of ${String(acl.Properties['VpcId'])}`;
  return [
    asItIs(acl),
    ...[true, false]
      .map((Egress) => ({
        Type: 'AWS::EC2::NetworkAclEntry',
        PhysicalId: `${NetworkAclId}|${Egress ? 'outbound' : 'inbound'} 100`,
        path,
        Properties: {
          CidrBlock: '0.0.0.0/0',
          Egress,
          NetworkAclId,
          Protocol: -1,
          RuleAction: 'allow',
          RuleNumber: 100,
        },
      }))
      .filter(({ Type, PhysicalId }) => actual[keyOf(Type, PhysicalId)]),
  ];
}
