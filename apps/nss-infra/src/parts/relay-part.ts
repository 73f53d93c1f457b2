import { activeServerParameterName } from '@nss/environment';
import { constructId } from '@nss/naming';
import { type FixedInterface, serviceGroup } from '@nss/network';
import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { ActiveServer } from '../relay/active-server';
import { NssServer } from '../relay/nss-server';
import { type NetworkPart } from './network-part';

/** What a {@link RelayPart} is made from. */
export interface RelayPartProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  readonly network: NetworkPart;
}

/** The NSS servers, and which of them is active. */
export class RelayPart extends Construct {
  readonly servers: readonly NssServer[];
  /** Every interface of every server: their addresses are those of the plan. */
  readonly interfaces: readonly FixedInterface[];

  constructor(scope: Construct, id: string, { environment, plan, network }: RelayPartProps) {
    super(scope, id);
    const { purpose, relay } = environment;
    this.servers = plan.addresses.servers.map(
      (server) =>
        new NssServer(this, constructId(server.log, server.number), {
          purpose,
          server,
          subnetId: network.privateSubnetId(server.zoneIndex),
          managementGroupIds: network.securityGroupIds('nss-management'),
          serviceGroupIds: network.securityGroupIds(serviceGroup(server.log)),
          imageId: relay.image,
          instanceType: relay.instanceType,
          diskGiB: relay.diskGiB,
          rootDevice: relay.rootDevice,
          requireImdsV2: relay.requireImdsV2,
          encryptDisk: relay.encryptDisk,
        }),
    );
    this.interfaces = this.servers.flatMap(({ interfaces }) => interfaces);
    for (const log of relay.logs) {
      const servers = plan.addresses.servers.filter((server) => server.log === log);
      new ActiveServer(this, constructId(`active-${log}`, 1), {
        purpose,
        log,
        availability: relay.availability,
        servers,
      });
      new CfnOutput(this, constructId(`active-${log}-parameter`, 1), {
        value: activeServerParameterName(purpose, log),
        description: `parameter that names the ${log} servers that relay`,
      });
    }
  }
}
