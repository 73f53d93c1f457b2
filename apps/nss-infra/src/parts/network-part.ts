import { type GroupRole, RelayNetworkAcl, RelaySecurityGroups, RelayVpc, VpcFlowLog } from '@nss/network';
import { KeptLogGroup, flowLogFormat, flowLogGroupName } from '@nss/observability';
import { Stack } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';

/** What a {@link NetworkPart} is made from. */
export interface NetworkPartProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  /** Encrypts the flow log. */
  readonly key: IKey;
}

/** The VPC, its rules and its flow log. */
export class NetworkPart extends Construct {
  readonly vpc: RelayVpc;
  readonly flowLogGroup: ILogGroup;
  private readonly groups: RelaySecurityGroups;

  constructor(scope: Construct, id: string, { environment, plan, key }: NetworkPartProps) {
    super(scope, id);
    const { purpose } = environment;
    this.vpc = new RelayVpc(this, 'Vpc', {
      purpose,
      cidr: environment.vpc.cidr,
      addresses: plan.addresses,
      existingVpcId: environment.vpc.existing?.id,
    });
    const { vpcId } = this.vpc;
    this.groups = new RelaySecurityGroups(this, 'SecurityGroups', { purpose, vpcId, groups: plan.securityGroups });
    this.placeNetworkAcls(purpose, plan);
    this.flowLogGroup = this.recordFlows(environment, key);
  }

  /**
   * The id of the private subnet of a zone.
   * @param zoneIndex position of the zone in the environment file, from 0
   * @throws Error when there is no such zone
   */
  privateSubnetId(zoneIndex: number): string {
    const subnet = this.vpc.subnetsOf('private')[zoneIndex];
    if (!subnet) throw new Error(`there is no private subnet in zone ${zoneIndex + 1}`);
    return subnet.subnetId;
  }

  /** The ids of a role's security groups. */
  securityGroupIds(role: GroupRole): string[] {
    return this.groups.idsOf(role);
  }

  private placeNetworkAcls(purpose: string, { networkAcls }: RelayPlan): void {
    if (!networkAcls) return;
    for (const kind of ['public', 'private'] as const) {
      // A VPC that traffic leaves by another one may have no public subnet.
      if (this.vpc.subnetsOf(kind).length === 0) continue;
      new RelayNetworkAcl(this, kind === 'public' ? 'PublicNetworkAcl' : 'PrivateNetworkAcl', {
        purpose,
        vpcId: this.vpc.vpcId,
        kind,
        entries: networkAcls[kind],
        subnets: this.vpc.subnetsOf(kind),
      });
    }
  }

  /** The log group is here in any case: metrics, alarms and runbooks read it, whoever fills it. */
  private recordFlows({ purpose, vpc, observability }: Environment, key: IKey): ILogGroup {
    const { partition, region, account } = Stack.of(this);
    const logGroupName = flowLogGroupName(purpose);
    const { logGroup } = new KeptLogGroup(this, 'FlowLogGroup', {
      logGroupName,
      retentionDays: observability.logRetentionDays,
      encryptionKey: key,
    });
    if (vpc.existing?.flowLog === false) return logGroup;
    new VpcFlowLog(this, 'FlowLog', {
      purpose,
      vpcId: this.vpc.vpcId,
      logGroupName: logGroup.logGroupName,
      logGroupArn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`,
      logFormat: flowLogFormat(),
    });
    return logGroup;
  }
}
