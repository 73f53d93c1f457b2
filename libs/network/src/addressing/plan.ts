import { type PlanProblem } from '../problem';
import { type BastionInput, endpointServices } from '../endpoints/destinations';
import { Allocation, type FixedAddresses } from './allocation';
import { type Availability, type LogType } from '@nss/naming';
import { type RelayServer, relayServers } from './servers';
import { type SubnetInput, type SubnetPlan, planSubnets } from './subnets';

/** The part of an environment file that decides addresses; its keys are the file's. */
export interface AddressingInput {
  readonly vpc: SubnetInput;
  readonly natGateway?: { readonly addresses: readonly string[] };
  readonly relay: {
    readonly logs: readonly LogType[];
    readonly availability: Availability;
    readonly addresses: FixedAddresses;
    readonly sshKeySecret?: string;
  };
  readonly bastion: BastionInput['bastion'] & { readonly endpoints: boolean };
}

/** An NSS server with its place and its two addresses. */
export interface PlacedServer extends RelayServer {
  readonly zoneIndex: number;
  /** eth0 */
  readonly managementAddress: string;
  /** eth1 */
  readonly serviceAddress: string;
}

/** Every address that is decided before anything is created. */
export interface AddressPlan {
  readonly subnets: readonly SubnetPlan[];
  /** One private address a zone, in the zones' order; empty in a VPC that brings its own NAT gateways. */
  readonly natAddresses: readonly string[];
  readonly servers: readonly PlacedServer[];
  readonly bastionAddress: string;
}

/**
 * Decides every fixed address of an environment, or says why it cannot. Addresses the file does not fix follow
 * from the log type and number of a server, so that an edit that adds or drops one moves no other; where the subnet is too small
 * for that they are the lowest free ones.
 *
 * Everything that needs an address is given one, the bastion and the NAT gateways too: what takes a dynamic address
 * could take one that the file promises to a server.
 *
 * @param connectionAddresses addresses of each private subnet that the private connection takes
 */
export function planAddresses(
  input: AddressingInput,
  connectionAddresses: number,
): { plan: AddressPlan | undefined; problems: PlanProblem[] } {
  const { subnets, problems } = planSubnets(input.vpc);
  if (problems.length > 0) return { plan: undefined, problems };
  const allocation = new Allocation(subnets);
  const natAddresses = input.vpc.existing ? [] : allocation.natGateways(input.natGateway?.addresses);
  const servers = allocation.servers(relayServers(input.relay), input.relay.addresses, input.vpc.zones.length);
  const bastionAddress = allocation.bastion();
  allocation.leaveRoom(dynamicAddresses(input, connectionAddresses));
  if (allocation.problems.length > 0) return { plan: undefined, problems: allocation.problems };
  return { plan: { subnets, natAddresses, servers, bastionAddress }, problems: [] };
}

/** How many addresses of each private subnet are taken dynamically: by interface endpoints, one each, and the private connection. */
function dynamicAddresses(input: AddressingInput, connectionAddresses: number): number {
  const endpoints = input.bastion.endpoints ? endpointServices(input).length : 0;
  return endpoints + connectionAddresses;
}
