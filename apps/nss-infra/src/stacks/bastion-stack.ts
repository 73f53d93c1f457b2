import { resourceName } from '@nss/naming';
import { BastionEndpoints, endpointServices } from '@nss/network';
import { KeptLogGroup } from '@nss/observability';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { SessionDocument } from '../bastion/session-document';
import { WindowsBastion } from '../bastion/windows-bastion';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { type NetworkStack } from './network-stack';

/** What a {@link BastionStack} is made from. */
export interface BastionStackProps extends StackProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  readonly network: NetworkStack;
  /** Encrypts sessions and their transcripts. */
  readonly key: IKey;
}

/** The way in: a Windows bastion behind Session Manager, its private ways to AWS, and how sessions on it are recorded. */
export class BastionStack extends Stack {
  readonly bastion: WindowsBastion;

  constructor(scope: Construct, id: string, { environment, plan, network, key, ...props }: BastionStackProps) {
    super(scope, id, props);
    const { purpose, bastion, observability, relay } = environment;
    const logGroupName = resourceName(purpose, 'session-log-group', 1);
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
      sessionLogGroupArn: `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${logGroupName}`,
      keyArn: key.keyArn,
      ...(relay.sshKeySecret && {
        applianceKeySecretArn: `arn:${this.partition}:secretsmanager:${this.region}:${this.account}:secret:${relay.sshKeySecret}`,
      }),
    });
    if (bastion.endpoints) this.placeEndpoints(environment, network);
  }

  private placeEndpoints(environment: Environment, network: NetworkStack): void {
    const endpoints = new BastionEndpoints(this, 'Endpoints', {
      purpose: environment.purpose,
      vpcId: network.vpc.vpcId,
      subnets: network.vpc.subnetsOf('private'),
      securityGroupIds: network.securityGroupIds('interface-endpoints'),
      services: endpointServices(environment),
    });
    // An endpoint takes any free address of a subnet: the fixed ones are taken first.
    endpoints.node.addDependency(this.bastion.interface);
  }
}
