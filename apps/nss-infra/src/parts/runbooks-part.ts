import { contains, serviceGroup } from '@nss/network';
import { Runbooks } from '@nss/runbooks';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { approvalOf } from '@nss/environment';
import { describeSystem } from '../relay/system-description';
import { type Environment, type RelayPlan } from '@nss/environment';
import { type BastionPart } from './bastion-part';
import { type ConnectionPart } from './connection-part';
import { type NetworkPart } from './network-part';
import { type RelayPart } from './relay-part';

/** What a {@link RunbooksPart} is made from. */
export interface RunbooksPartProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  readonly network: NetworkPart;
  readonly relay: RelayPart;
  readonly bastion: BastionPart;
  readonly connection: ConnectionPart;
}

/** The runbooks of an environment, and what they know of it. */
export class RunbooksPart extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, plan, network, relay, bastion: { bastion }, connection }: RunbooksPartProps,
  ) {
    super(scope, id);
    const { purpose, account, region } = environment;
    const { virtualInterfaces, vpnConnections, acceptTowards } = connection.privateConnection;
    const system = describeSystem(environment, {
      servers: relay.servers.map((server) => ({
        ...server,
        name: server.name,
        subnet: plan.addresses.subnets.find(({ cidr }) => contains(cidr, server.serviceAddress))?.cidr ?? '',
        managementGroupIds: network.securityGroupIds('nss-management'),
        serviceGroupIds: network.securityGroupIds(serviceGroup(server.log)),
      })),
      isolatedGroupIds: network.securityGroupIds('nss-isolated'),
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
      partition: Stack.of(this).partition,
      approval: approvalOf(environment),
    };
    new Runbooks(this, 'Runbooks', { place, system });
  }
}
