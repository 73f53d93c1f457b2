import { constructId, nameTag, resourceName } from '@nss/naming';
import { Validations } from 'aws-cdk-lib';
import { CfnNetworkAcl, CfnNetworkAclEntry, CfnSubnetNetworkAclAssociation } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type PlacedSubnet } from '../vpc/relay-subnet';
import { type AclEntry } from './plan';

/** What a {@link RelayNetworkAcl} is made from. */
export interface RelayNetworkAclProps {
  readonly purpose: string;
  readonly vpcId: string;
  readonly kind: 'public' | 'private';
  readonly entries: readonly AclEntry[];
  /** The subnets it guards. */
  readonly subnets: readonly PlacedSubnet[];
}

/** Protocol numbers. Source: IANA protocol numbers. */
const PROTOCOL = { icmp: 1, tcp: 6, udp: 17 } as const;

/** "Fragmentation needed": without it, paths with a smaller MTU swallow full-size packets. */
const FRAGMENTATION_NEEDED = { type: 3, code: 4 };

/** The network ACL of the public or of the private subnets. */
export class RelayNetworkAcl extends Construct {
  readonly networkAclId: string;

  constructor(scope: Construct, id: string, { purpose, vpcId, kind, entries, subnets }: RelayNetworkAclProps) {
    super(scope, id);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-VPC3',
      reason:
        'The environment file asks for network ACLs; their entries come from the same flows as the security groups.',
    });
    const acl = new CfnNetworkAcl(this, 'NetworkAcl', {
      vpcId,
      tags: nameTag(resourceName(purpose, `${kind}-network-acl`, 1)),
    });
    this.networkAclId = acl.ref;
    for (const { direction, ruleNumber, protocol, ports, cidr } of entries) {
      new CfnNetworkAclEntry(this, `${direction === 'inbound' ? 'Inbound' : 'Outbound'}${ruleNumber}`, {
        networkAclId: acl.ref,
        egress: direction === 'outbound',
        ruleNumber,
        ruleAction: 'allow',
        protocol: PROTOCOL[protocol],
        cidrBlock: cidr,
        ...(ports ? { portRange: { from: ports[0], to: ports[1] } } : { icmp: FRAGMENTATION_NEEDED }),
      });
    }
    subnets.forEach((subnet, i) => {
      new CfnSubnetNetworkAclAssociation(this, constructId('association', i + 1), {
        networkAclId: acl.ref,
        subnetId: subnet.subnetId,
      });
    });
  }
}
