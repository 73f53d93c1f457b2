import { type Simulation } from '../simulation/simulation';
import { type Drill } from './drill';

/** In no published range of any cloud, and in no rule: https://www.rfc-editor.org/rfc/rfc5737 */
const ELSEWHERE = '203.0.113.10';
const UNSENT = 'logs that Zscaler cannot hand over never reach the relay; only its subscription keeps them';

/** What happens between Zscaler and the servers. */
export const ZSCALER_DRILLS: readonly Drill[] = [
  {
    name: 'hubs-silent',
    summary: "Zscaler's hubs do not answer for 50 minutes",
    begin: ({ around }) => {
      around.hubsAnswer = false;
      return "Zscaler's hubs do not answer any more";
    },
    end: ({ around }) => {
      around.hubsAnswer = true;
      return 'the hubs answer again';
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'Zscaler',
    noWarning: UNSENT,
    allLoseAlike: UNSENT,
  },
  {
    name: 'hubs-moved',
    summary: 'the hubs move to ranges that no rule has opened',
    begin: (simulation) => {
      simulation.around.hubAddress = ELSEWHERE;
      return `the hubs move to ${ELSEWHERE}`;
    },
    fixes: {
      side: 'rule',
      fix: (simulation) => {
        simulation.around.hubAddress = simulation.openedHubAddress;
        return 'a pull request opens the new ranges';
      },
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent', 'packets-rejected'],
    side: 'rule',
    noWarning: UNSENT,
  },
  {
    name: 'nat-ports-exhausted',
    summary: 'the NAT gateway has no ports left for half an hour',
    begin: () => 'a machine opens connections until the NAT gateway has no port left, again and again',
    // Connections that end give ports back.
    during: ({ around }, minute) => {
      around.failedPorts = minute % 3 === 0 ? 1 : 0;
    },
    end: ({ around }) => {
      around.failedPorts = 0;
      return 'that machine is stopped';
    },
    minutes: 30,
    mailed: ['nat-ports-exhausted'],
  },
  {
    name: 'certificate-expired',
    summary: 'the certificate for one type of logs expires, on all of its servers',
    begin: (simulation) => {
      certified(simulation, false);
      return `the certificate for ${simulation.firstLog} logs expires`;
    },
    end: (simulation) => {
      certified(simulation, true);
      return 'a new certificate is installed';
    },
    minutes: 120,
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'server',
    sideOfOneLog: 'Zscaler',
    noWarning: UNSENT,
    allLoseAlike: 'the standby has the same certificate',
  },
];

function certified(simulation: Simulation, isCertified: boolean): void {
  for (const server of simulation.servers) if (server.log === simulation.firstLog) server.isCertified = isCertified;
}
