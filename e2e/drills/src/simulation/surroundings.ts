/** What a SIEM does with what is sent to it. */
export type Siem = 'takes' | 'is down' | 'refuses' | { readonly logMinutesPerMinute: number };

/** Everything around the servers that a drill may break. What is not named here is well. */
export interface Surroundings {
  /** By name. */
  readonly siems: Map<string, Siem>;
  /** BGP sessions of the virtual interfaces, in the order of the environment file. */
  readonly sessions: boolean[];
  /** Tunnels of each VPN connection. */
  readonly tunnels: boolean[][];
  /** Whether ways to the SIEM are up of which the account knows nothing: those behind a gateway of others. */
  areOthersWaysUp: boolean;
  /** Whether Zscaler's hubs answer at all. */
  hubsAnswer: boolean;
  /** Where they answer. */
  hubAddress: string;
  /** Whether AWS reports of virtual interfaces and VPN connections, as it does while there are any. */
  areWaysReported: boolean;
  /** Whether AWS reports of NAT gateways, as it does of those with traffic. */
  areGatewaysReported: boolean;
  /** Whether anybody calls AWS, so that the trail has something to write. */
  isAccountUsed: boolean;
  /** Ports that a NAT gateway could not give in a minute; connections that are there stay. */
  failedPorts: number;
  /** Packets that each NAT gateway drops in a minute. */
  droppedPackets: number;
  /** Packets of strangers that are turned away at each server in a minute. */
  strayPackets: number;
  /** Which interface of a server they are for. */
  strayInterface: 'management' | 'service';
  /** Hour of the day at which all begins, from 0. */
  hourAtStart: number;
  /** Bytes of logs in a minute, of every log type. @default - by the users, and by the hour */
  logBytesPerMinute?: number;
  /** Whether the flow log is written. */
  isFlowLogWritten: boolean;
  /** Whether others in the VPC talk to the same hubs and SIEMs, and are turned away as well. */
  areOthersThere: boolean;
  /** Servers at whose service interface more passes than can be captured: a record says so, and none what passed. */
  readonly skippedServers: Set<string>;
  bastion: 'well' | 'its agent is silent' | 'is lost';
  /** Of the bastion's disk. */
  bastionFreePercent: number;
  /** Of the active servers, in per cent. */
  cpuPercent: number;
}

/** Whether anything sent to a SIEM gets there. */
export function isPathUp({ sessions, tunnels, areOthersWaysUp }: Surroundings): boolean {
  const ways = [...sessions, ...tunnels.flat()];
  return ways.length === 0 ? areOthersWaysUp : ways.some(Boolean);
}
