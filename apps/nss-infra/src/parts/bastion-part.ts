import { BastionEndpoints, endpointServices } from '@nss/network';
import { KeptLogGroup, sessionLogGroupName } from '@nss/observability';
import { commandOutputsArn } from '@nss/runbooks';
import { Stack } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { SessionDocument } from '../bastion/session-document';
import { WindowsBastion } from '../bastion/windows-bastion';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { type NetworkPart } from './network-part';

/** What a {@link BastionPart} is made from. */
export interface BastionPartProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  readonly network: NetworkPart;
  /** Encrypts sessions and their transcripts. */
  readonly key: IKey;
}

/** The way in: a Windows bastion behind Session Manager, its private ways to AWS, and how sessions on it are recorded. */
export class BastionPart extends Construct {
  readonly bastion: WindowsBastion;
  /** @default - none; calls to AWS leave through the NAT gateway */
  readonly endpoints: BastionEndpoints | undefined;

  constructor(scope: Construct, id: string, { environment, plan, network, key }: BastionPartProps) {
    super(scope, id);
    const { purpose, bastion, observability, relay } = environment;
    const { partition, region, account } = Stack.of(this);
    const logGroupName = sessionLogGroupName(purpose);
    const { logGroup } = new KeptLogGroup(this, 'SessionLogGroup', {
      logGroupName,
      retentionDays: observability.logRetentionDays,
      encryptionKey: key,
    });
    new SessionDocument(this, 'Session', { purpose, logGroupName: logGroup.logGroupName, keyArn: key.keyArn });
    this.bastion = new WindowsBastion(this, 'Bastion', {
      purpose,
      subnetId: network.privateSubnetId(0),
      privateAddress: plan.addresses.bastionAddress,
      securityGroupIds: network.securityGroupIds('bastion'),
      instanceType: bastion.instanceType,
      diskGiB: bastion.diskGiB,
      imageId: bastion.image,
      sessionLogGroupArn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`,
      keyArn: key.keyArn,
      commandOutputsArn: commandOutputsArn({ purpose, account: environment.account, partition }),
      ...(relay.sshKeySecret && {
        applianceKeySecretArn: `arn:${partition}:secretsmanager:${region}:${account}:secret:${relay.sshKeySecret}`,
      }),
    });
    this.endpoints = bastion.endpoints ? this.placeEndpoints(environment, network) : undefined;
  }

  private placeEndpoints(environment: Environment, network: NetworkPart): BastionEndpoints {
    return new BastionEndpoints(this, 'Endpoints', {
      purpose: environment.purpose,
      vpcId: network.vpc.vpcId,
      subnets: network.vpc.subnetsOf('private'),
      securityGroupIds: network.securityGroupIds('interface-endpoints'),
      services: endpointServices(environment),
    });
  }
}
