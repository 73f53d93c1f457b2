import { type Siem } from '../simulation/surroundings';
import { type Simulation } from '../simulation/simulation';
import { type Drill } from './drill';

function everySiem({ around }: Simulation, does: Siem): void {
  for (const name of around.siems.keys()) around.siems.set(name, does);
}

const comesBack = (simulation: Simulation): string => {
  everySiem(simulation, 'takes');
  return 'the SIEM takes logs again';
};

/** What SIEMs do. */
export const SIEM_DRILLS: readonly Drill[] = [
  {
    name: 'siem-down',
    summary: 'the SIEM does not answer for 50 minutes',
    begin: (simulation) => {
      everySiem(simulation, 'is down');
      return 'the SIEM does not answer any more';
    },
    end: comesBack,
    mailed: ['feed-silent', 'feed-silent-sustained'],
    side: 'SIEM',
  },
  {
    name: 'siem-down-long',
    summary: 'the SIEM does not answer for an hour and a half, longer than a memory holds',
    begin: (simulation) => {
      everySiem(simulation, 'is down');
      return 'the SIEM does not answer any more';
    },
    end: comesBack,
    minutes: 90,
    mailed: ['feed-silent', 'feed-silent-sustained'],
    side: 'SIEM',
  },
  {
    name: 'siem-restarts',
    summary: 'the SIEM does not answer for 25 minutes, less than a memory holds by far',
    begin: (simulation) => {
      everySiem(simulation, 'is down');
      return 'the SIEM does not answer any more';
    },
    end: comesBack,
    minutes: 25,
    mailed: ['feed-silent'],
    side: 'SIEM',
  },
  {
    name: 'siem-refuses',
    summary: 'the SIEM refuses connections for 50 minutes',
    begin: (simulation) => {
      everySiem(simulation, 'refuses');
      return 'the SIEM refuses every connection';
    },
    end: comesBack,
    mailed: ['feed-silent', 'feed-silent-sustained'],
    side: 'SIEM',
  },
  /*
   * No alarm can be had of it. Bytes that come from the hubs and bytes that leave for a SIEM are both known, and in no proportion that anybody
   * publishes: hubs send logs in a form of their own, a feed writes the fields that its format names of the events that its filter lets through,
   * and how many minutes a memory holds depends on the machine. A rate that stays the same is no sign either: so does one at night, and one at which a
   * memory is sent after a silence. The vendor sees the queue, and its alert feed tells of it:
   * https://help.zscaler.com/zia/adding-nss-feeds-alerts ("The connection between the NSS and the SIEM is poor")
   */
  {
    name: 'feed-throttled',
    summary: 'a rate limit at the SIEM lets half of the logs pass for three hours',
    begin: (simulation) => {
      everySiem(simulation, { logMinutesPerMinute: 0.5 });
      return 'the SIEM takes half of the logs';
    },
    end: comesBack,
    minutes: 180,
    mailed: [],
    allLoseAlike: 'nobody hears of it',
    noWarning: 'bytes flow all the time, and what waits in the memory of an appliance cannot be seen from outside',
  },
];
