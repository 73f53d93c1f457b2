import { serviceGroup } from '@nss/network';
import { Runbooks } from '@nss/runbooks';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { approvalOf } from '@nss/environment';
import { describeSystem } from '../relay/system-description';
import { type Environment } from '@nss/environment';
import { type BastionStack } from './bastion-stack';
import { type ConnectionStack } from './connection-stack';
import { type NetworkStack } from './network-stack';
import { type RelayStack } from './relay-stack';

/** What a {@link RunbooksStack} is made from. */
export interface RunbooksStackProps extends StackProps {
  readonly environment: Environment;
  readonly network: NetworkStack;
  readonly relay: RelayStack;
  readonly bastion: BastionStack;
  readonly connection: ConnectionStack;
}

/** The runbooks of an environment, and what they know of it. */
export class RunbooksStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { environment, network, relay, bastion: { bastion }, connection, ...props }: RunbooksStackProps,
  ) {
    super(scope, id, props);
    const { purpose, account, region } = environment;
    const { virtualInterfaces, vpnConnections, acceptTowards } = connection.privateConnection;
    const system = describeSystem(environment, {
      servers: relay.servers.map((server) => ({
        ...server,
        name: server.name,
        managementGroupIds: network.securityGroupIds('nss-management'),
        serviceGroupIds: network.securityGroupIds(serviceGroup(server.log)),
      })),
      bastion: { name: bastion.name, instanceId: bastion.instanceId },
      natGateways: network.vpc.natGateways.map(({ name, natGatewayId }) => ({ name, id: natGatewayId })),
      virtualInterfaceIds: virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
      acceptTowards,
      vpnConnections: vpnConnections.map(({ name, vpnConnectionId }) => ({ name, id: vpnConnectionId })),
    });
    const place = {
      purpose,
      environment: environment.environment,
      account,
      region,
      partition: this.partition,
      approval: approvalOf(environment),
    };
    new Runbooks(this, 'Runbooks', { place, system });
  }
}
