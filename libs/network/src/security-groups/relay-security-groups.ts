import { constructId, nameTag, resourceName } from '@nss/naming';
import { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type GroupRole } from '../flows/flow';
import { type SecurityGroupPlan } from './plan';
import { type Rule } from './rule';

/** What {@link RelaySecurityGroups} are made from. */
export interface RelaySecurityGroupsProps {
  readonly purpose: string;
  readonly vpcId: string;
  readonly groups: readonly SecurityGroupPlan[];
}

/**
 * EC2 gives a group without egress rules one that allows everything. This rule, which matches no packet, is how
 * CloudFormation says "none". Source: docs.aws.amazon.com, AWS::EC2::SecurityGroup, "SecurityGroupEgress".
 */
const NO_EGRESS = {
  ipProtocol: 'icmp',
  fromPort: 252,
  toPort: 86,
  cidrIp: '255.255.255.255/32',
  description: 'no egress',
};

/** The security groups of a plan. Rules towards other groups of ours are resources of their own, as two groups that name each other must be. */
export class RelaySecurityGroups extends Construct {
  private readonly created: readonly { plan: SecurityGroupPlan; group: CfnSecurityGroup }[];

  constructor(scope: Construct, id: string, { purpose, vpcId, groups }: RelaySecurityGroupsProps) {
    super(scope, id);
    this.created = groups.map((plan) => {
      const egress = plan.egress.filter(hasAddress).map(inline);
      const name = resourceName(purpose, `${plan.role}-security-group`, plan.number);
      const group = new CfnSecurityGroup(this, constructId(plan.role, plan.number), {
        vpcId,
        groupName: name,
        groupDescription: `${plan.role} of ${purpose}, number ${plan.number}`,
        securityGroupIngress: plan.ingress.filter(hasAddress).map(inline),
        securityGroupEgress: egress.length > 0 ? egress : [NO_EGRESS],
        tags: nameTag(name),
      });
      return { plan, group };
    });
    for (const { plan, group } of this.created) {
      [...plan.ingress, ...plan.egress].forEach((rule) => this.placeGroupRule(rule, group));
    }
  }

  /**
   * The ids of the groups of a role, in order: what its interfaces carry. Empty when no flow needs the role.
   * By Ref: whatever reads a group's attribute is announced as "may be replaced" whenever one of its rules changes.
   */
  idsOf(role: GroupRole): string[] {
    return this.created.filter(({ plan }) => plan.role === role).map(({ group }) => group.ref);
  }

  private placeGroupRule({ direction, protocol, port, peer, description }: Rule, group: CfnSecurityGroup): void {
    if (peer.kind !== 'group') return;
    const other = this.created.find(({ plan }) => plan.role === peer.group && plan.number === 1)?.group;
    if (!other) throw new Error(`a rule of ${group.node.id} names the role ${peer.group}, which has no group`);
    const rule = { groupId: group.ref, ipProtocol: protocol, fromPort: port, toPort: port, description };
    const id = constructId(`${group.node.id}-${direction}-${peer.group}-${protocol}${port}`, 1);
    if (direction === 'ingress') new CfnSecurityGroupIngress(this, id, { ...rule, sourceSecurityGroupId: other.ref });
    else new CfnSecurityGroupEgress(this, id, { ...rule, destinationSecurityGroupId: other.ref });
  }
}

function hasAddress({ peer }: Rule): boolean {
  return peer.kind !== 'group';
}

function inline({ direction, protocol, port, peer, description }: Rule) {
  const list = direction === 'ingress' ? 'sourcePrefixListId' : 'destinationPrefixListId';
  const other = peer.kind === 'prefix' ? { cidrIp: peer.cidr } : peer.kind === 'prefix-list' ? { [list]: peer.id } : {};
  return { ipProtocol: protocol, fromPort: port, toPort: port, description, ...other };
}
