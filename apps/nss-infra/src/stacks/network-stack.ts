import {
  BastionEndpoints, type GroupRole, PrivateConnection, RelayNetworkAcl, RelaySecurityGroups, RelayVpc, VpcFlowLog,
} from '@nss/network';
import { resourceName } from '@nss/naming';
import { KeptLogGroup, flowLogFormat } from '@nss/observability';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type Construct } from 'constructs';
import { type RelayPlan } from '../derive/relay-plan';
import { type Environment } from '../environment/schema';

/** What a {@link NetworkStack} is made from. */
export interface NetworkStackProps extends StackProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  /** Encrypts the flow log. */
  readonly key: IKey;
}

/** The VPC, its rules, its flow log and the private connection to the SIEM. */
export class NetworkStack extends Stack {
  readonly vpc: RelayVpc;
  readonly privateConnection: PrivateConnection;
  readonly flowLogGroup: ILogGroup;
  private readonly groups: RelaySecurityGroups;

  constructor(scope: Construct, id: string, { environment, plan, key, ...props }: NetworkStackProps) {
    super(scope, id, props);
    const { purpose } = environment;
    this.vpc = new RelayVpc(this, 'Vpc', {
      purpose, cidr: environment.vpc.cidr, addresses: plan.addresses, existingVpcId: environment.vpc.existing?.id,
    });
    const { vpcId } = this.vpc;
    this.groups = new RelaySecurityGroups(this, 'SecurityGroups', { purpose, vpcId, groups: plan.securityGroups });
    this.placeNetworkAcls(purpose, plan);
    this.privateConnection = new PrivateConnection(this, 'PrivateConnection', {
      purpose,
      vpcId,
      vpcCidr: environment.vpc.cidr,
      privateSubnets: this.vpc.subnetsOf('private'),
      prefixes: behindPrivateConnection(plan),
      input: environment.privateConnection,
    });
    if (environment.bastion.endpoints) {
      new BastionEndpoints(this, 'Endpoints', {
        purpose, vpcId, subnets: this.vpc.subnetsOf('private'), securityGroupIds: this.securityGroupIds('interface-endpoints'),
      }).node.addDependency(this.vpc);
    }
    this.flowLogGroup = this.recordFlows(purpose, environment.observability.logRetentionDays, key);
    this.exposeGateway();
  }

  /** The ids of a role's security groups. */
  securityGroupIds(role: GroupRole): string[] {
    return this.groups.idsOf(role);
  }

  private placeNetworkAcls(purpose: string, { networkAcls }: RelayPlan): void {
    if (!networkAcls) return;
    for (const kind of ['public', 'private'] as const) {
      new RelayNetworkAcl(this, kind === 'public' ? 'PublicNetworkAcl' : 'PrivateNetworkAcl', {
        purpose, vpcId: this.vpc.vpcId, kind, entries: networkAcls[kind], subnets: this.vpc.subnetsOf(kind),
      });
    }
  }

  private recordFlows(purpose: string, retentionDays: number, key: IKey): ILogGroup {
    const logGroupName = resourceName(purpose, 'flow-log-group', 1);
    const { logGroup } = new KeptLogGroup(this, 'FlowLogGroup', { logGroupName, retentionDays, encryptionKey: key });
    new VpcFlowLog(this, 'FlowLog', {
      purpose, vpcId: this.vpc.vpcId, logGroupName: logGroup.logGroupName, logGroupArn: `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${logGroupName}`, logFormat: flowLogFormat(),
    });
    return logGroup;
  }

  /** The runbook that accepts a hosted virtual interface reads which gateway to accept it towards. */
  private exposeGateway(): void {
    const { acceptTowards } = this.privateConnection;
    if (!acceptTowards) return;
    const value = 'virtualGatewayId' in acceptTowards ? acceptTowards.virtualGatewayId : acceptTowards.directConnectGatewayId;
    new CfnOutput(this, 'PrivateConnectionGateway', { value, description: 'gateway that a hosted virtual interface is accepted towards' });
  }
}

/** Every prefix that a flow reaches over the private connection. */
function behindPrivateConnection({ flows }: RelayPlan): string[] {
  const prefixes = flows.flatMap(({ via, to }) => (via === 'private-connection' && to.kind === 'prefixes' ? to.prefixes : []));
  return [...new Set(prefixes)];
}
