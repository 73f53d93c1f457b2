import { type Deployed } from '../deployed/deployed';
import { type Simulation } from '../simulation/simulation';
import { type Drill } from './drill';

function sessions({ around }: Simulation, isUp: boolean): void {
  around.sessions.fill(isUp);
}

function tunnels({ around }: Simulation, isUp: boolean): void {
  for (const own of around.tunnels) own.fill(isUp);
}

/** Whether the account has the ways to the SIEM itself. */
function hasWays({ system }: Deployed): boolean {
  return system.virtualInterfaces.length > 0 || system.vpnConnections.length > 0;
}

/** Whatever tried the servers does so no more. */
function isGone({ around }: Simulation): string {
  around.strayPackets = 0;
  return 'it is gone';
}

/** What happens between AWS and the SIEM, and to the rules in between. */
export const PATH_DRILLS: readonly Drill[] = [
  {
    name: 'path-down',
    summary: 'Direct Connect and the VPN behind it are down for 45 minutes',
    appliesTo: hasWays,
    begin: (simulation) => {
      sessions(simulation, false);
      tunnels(simulation, false);
      return 'no BGP session and no tunnel is up any more';
    },
    end: (simulation) => {
      sessions(simulation, true);
      tunnels(simulation, true);
      return 'BGP and tunnels are up again';
    },
    minutes: 45,
    mailed: ['bgp-down', 'bgp-session-down', 'feed-silent', 'feed-silent-sustained', 'vpn-down', 'vpn-tunnel-down'],
    side: 'path',
  },
  {
    name: 'path-deleted',
    summary: 'somebody deletes the virtual interface and the VPN, so that AWS reports nothing of them any more',
    appliesTo: hasWays,
    begin: (simulation) => {
      sessions(simulation, false);
      tunnels(simulation, false);
      simulation.around.areWaysReported = false;
      return 'there is no virtual interface and no VPN any more';
    },
    end: (simulation) => {
      sessions(simulation, true);
      tunnels(simulation, true);
      simulation.around.areWaysReported = true;
      return 'others are there, and up';
    },
    // A metric that ends is missing only once data of before are out of the range that CloudWatch looks at:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
    latestMinute: { 'bgp-down': 15, 'bgp-session-down': 15, 'vpn-down': 15, 'vpn-tunnel-down': 40 },
    mailed: ['bgp-down', 'bgp-session-down', 'feed-silent', 'feed-silent-sustained', 'vpn-down', 'vpn-tunnel-down'],
    side: 'path',
  },
  {
    name: 'session-flapping',
    summary: 'the BGP session goes down every other minute, for an hour',
    appliesTo: ({ system }) => system.virtualInterfaces.length > 0 && system.vpnConnections.length > 0,
    begin: () => 'the session begins to flap',
    during: (simulation, minute) => sessions(simulation, minute % 2 === 1),
    end: (simulation) => {
      sessions(simulation, true);
      return 'the session is up and stays so';
    },
    minutes: 60,
    mailed: ['bgp-down', 'bgp-session-down'],
  },
  {
    name: 'path-of-others-down',
    summary: 'behind a transit gateway of others the way to the SIEM is down for 45 minutes',
    appliesTo: (deployed) => !hasWays(deployed),
    begin: ({ around }) => {
      around.areOthersWaysUp = false;
      return 'behind the gateway of others the way to the SIEM is down';
    },
    end: ({ around }) => {
      around.areOthersWaysUp = true;
      return 'the way is up again';
    },
    minutes: 45,
    mailed: ['feed-silent', 'feed-silent-sustained'],
    // From here it looks as if the SIEM did not answer: either way it is others who fix it.
    side: 'SIEM',
  },
  {
    name: 'path-on-backup',
    summary: 'Direct Connect is down for 50 minutes, and the VPN carries the traffic',
    appliesTo: ({ system }) => system.virtualInterfaces.length > 0 && system.vpnConnections.length > 0,
    begin: (simulation) => {
      sessions(simulation, false);
      return 'no BGP session is up any more';
    },
    end: (simulation) => {
      sessions(simulation, true);
      return 'the BGP session is up again';
    },
    mailed: ['bgp-down', 'bgp-session-down'],
  },
  {
    name: 'tunnel-flapping',
    summary: 'one tunnel of the VPN goes down every other minute, for an hour',
    appliesTo: ({ system }) => system.vpnConnections.length > 0,
    begin: () => 'one tunnel begins to flap',
    during: ({ around }, minute) => {
      for (const own of around.tunnels) own[0] = minute % 2 === 0;
    },
    end: (simulation) => {
      tunnels(simulation, true);
      return 'both tunnels are up and stay so';
    },
    minutes: 60,
    mailed: ['vpn-tunnel-down'],
  },
  {
    name: 'packets-rejected',
    summary: 'something inside of the network tries a server again and again, for half an hour',
    begin: ({ around }) => {
      around.strayPackets = 3;
      return 'three packets a minute are turned away at each server';
    },
    end: isGone,
    minutes: 30,
    mailed: ['packets-rejected'],
  },
  {
    name: 'ssh-tried',
    summary: 'something inside of the network tries to sign in to the servers, for half an hour',
    begin: ({ around }) => {
      Object.assign(around, { strayPackets: 3, strayInterface: 'management' });
      return 'three packets a minute are turned away where each server is administered';
    },
    end: isGone,
    minutes: 30,
    mailed: ['packets-rejected'],
  },
  {
    name: 'rule-removed',
    summary: 'somebody takes the entry of the network ACL away by which logs leave',
    appliesTo: ({ environment }) => environment.networkAcl,
    begin: (simulation) => {
      const ports = new Set(simulation.feeds.map(({ port }) => port));
      simulation.packets.without(({ Type, Properties: { Egress, PortRange } = {} }) => {
        const { From } = (PortRange ?? {}) as { From?: number };
        return Type === 'AWS::EC2::NetworkAclEntry' && Egress === true && ports.has(From ?? 0);
      });
      simulation.calledByHand('ec2', 'DeleteNetworkAclEntry');
      return 'the entry of the network ACL is gone by which logs leave';
    },
    fixes: {
      side: 'rule',
      fix: (simulation) => {
        simulation.packets.restore();
        return 'npm run -s repair: the entry of the network ACL is back';
      },
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'network-acl-change', 'packets-rejected'],
    side: 'rule',
  },
];
