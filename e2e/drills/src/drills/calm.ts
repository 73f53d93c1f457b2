import { type Simulation } from '../simulation/simulation';
import { type Drill } from './drill';

/** Whether a minute is one of so many from another one on. */
const within = (minute: number, from: number, minutes: number) => minute >= from && minute < from + minutes;

/** Everything that is told of, for less long than people are told after. */
function almost(simulation: Simulation, minute: number): void {
  const { around, active } = simulation;
  around.cpuPercent = within(minute, 5, 2) ? 90 : 80;
  around.bastionFreePercent = within(minute, 10, 6) ? 8 : 12;
  around.bastion = within(minute, 20, 16) ? 'its agent is silent' : 'well';
  around.droppedPackets = minute === 30 ? 3 : 0;
  around.areGatewaysReported = !within(minute, 35, 20);
  around.strayPackets = minute === 40 ? 12 : 1;
  for (const own of around.tunnels) own[0] = !within(minute, 5, 20);
  for (const name of around.siems.keys()) around.siems.set(name, within(minute, 45, 4) ? 'is down' : 'takes');
  for (const name of active.values())
    if (within(minute, 25, 4)) around.skippedServers.add(name);
    else around.skippedServers.delete(name);
  around.hubsAnswer = !within(minute, 52, 4);
  for (const name of active.values())
    simulation.server(name).ill = minute === 15 ? 'system' : minute === 17 ? 'instance' : minute === 19 ? 'disk' : 'no';
}

/** What is no incident: nobody is to be woken by it. */
export const CALM_DRILLS: readonly Drill[] = [
  {
    name: 'calm-night',
    summary: 'few logs, and everything that may be wrong is so for less long than people are told of it',
    begin: (simulation) => {
      Object.assign(simulation.around, { logBytesPerMinute: 8_000, isAccountUsed: false });
      return 'hardly anybody is at work';
    },
    during: almost,
    end: ({ around }) => {
      Object.assign(around, {
        logBytesPerMinute: undefined,
        isAccountUsed: true,
        areGatewaysReported: true,
        cpuPercent: 30,
        bastionFreePercent: 40,
        strayPackets: 0,
      });
      return 'the day begins';
    },
    minutes: 60,
    mailed: [],
    noWarning: 'logs that Zscaler cannot hand over never reach the relay; only its subscription keeps them',
    allLoseAlike: 'nobody hears of it',
  },
  {
    name: 'calm-evening',
    summary: 'the busiest hours go by, people go home, and logs become few',
    before: ({ around }) => {
      around.hourAtStart = 14;
    },
    begin: () => 'everybody is at work',
    end: () => 'it is night',
    minutes: 8 * 60,
    mailed: [],
    allLoseAlike: 'nobody hears of it',
  },
];
