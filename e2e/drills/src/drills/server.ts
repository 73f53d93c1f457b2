import { type Simulation } from '../simulation/simulation';
import { type Drill } from './drill';

const actives = (simulation: Simulation) => [...simulation.active.values()].map((name) => simulation.server(name));

/** What happens to servers. */
export const SERVER_DRILLS: readonly Drill[] = [
  {
    name: 'appliance-hung',
    summary: 'the appliance for one type of logs stops working, and its machine runs on',
    begin: (simulation) => {
      const { active } = simulation.pair(simulation.firstLog);
      active.state = 'hung';
      return `${active.name} does nothing any more`;
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'server',
    sideOfOneLog: 'Zscaler',
    noWarning: 'what is in the memory of an appliance that hangs is lost with it',
  },
  {
    name: 'appliance-disk-full',
    summary: 'the disk of the appliance for one type of logs is full, and it hangs, after a reboot too',
    begin: (simulation) => {
      const { active } = simulation.pair(simulation.firstLog);
      [active.state, active.fault] = ['hung', 'disk is full'];
      return `the disk of ${active.name} is full, and it does nothing any more`;
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'server',
    sideOfOneLog: 'Zscaler',
    noWarning: "how full the disk of an appliance is only the vendor's own alert feed tells",
  },
  {
    name: 'appliance-clock-wrong',
    summary: 'the clock of the appliance for one type of logs is wrong by days, after a reboot too',
    begin: (simulation) => {
      const { active } = simulation.pair(simulation.firstLog);
      active.fault = 'clock is wrong';
      return `the clock of ${active.name} is wrong, and no certificate of Zscaler is valid to it`;
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'server',
    sideOfOneLog: 'Zscaler',
    noWarning:
      'logs that an appliance does not take from Zscaler never reach the relay; only its subscription keeps them',
  },
  {
    name: 'appliance-updates',
    summary: 'the appliance for one type of logs restarts itself to update',
    begin: (simulation) => {
      const { active } = simulation.pair(simulation.firstLog);
      active.restart(simulation.minute);
      return `${active.name} restarts itself`;
    },
    end: () => 'the update is over',
    minutes: 10,
    mailed: ['feed-silent', 'hubs-silent'],
    noWarning: 'an appliance that restarts takes its memory with it',
  },
  {
    name: 'zone-lost',
    summary: 'the zone with both active servers is lost',
    begin: (simulation) => {
      for (const server of actives(simulation)) [server.state, server.ill] = ['hung', 'system'];
      simulation.around.droppedPackets = 4;
      return `${actives(simulation)
        .map(({ name }) => name)
        .join(' and ')} are gone with their zone`;
    },
    end: (simulation) => {
      simulation.around.droppedPackets = 0;
      return 'the zone is back, its machines are not';
    },
    minutes: 180,
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent', 'nat-packets-dropped', 'server-status'],
    side: 'server',
    noWarning: 'the memory of a lost machine is lost with it',
  },
  ...(['instance', 'disk'] as const).map(
    (ill): Drill => ({
      name: `${ill}-check-failed`,
      summary: `the appliance for one type of logs hangs, and EC2's check of its ${ill} fails`,
      begin: (simulation) => {
        const { active } = simulation.pair(simulation.firstLog);
        [active.state, active.ill] = ['hung', ill];
        return `${active.name} does nothing any more, and its ${ill} check fails`;
      },
      mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent', 'server-status'],
      side: 'server',
      noWarning: 'what is in the memory of an appliance that hangs is lost with it',
    }),
  ),
  {
    name: 'both-actives-lost',
    summary: 'AWS retires the hosts of the active servers, which stop',
    begin: (simulation) => {
      for (const server of actives(simulation)) server.stop(simulation.minute);
      return 'the active servers stop';
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'server',
    noWarning: 'the memory of a machine that stops is lost with it',
  },
  {
    name: 'both-of-a-pair-up',
    summary: 'somebody starts a standby beside the active server',
    appliesTo: ({ system }) => system.availability === 'active-standby',
    begin: (simulation) => {
      const { standby } = simulation.pair(simulation.firstLog);
      standby?.start(simulation.minute);
      simulation.calledByHand('ec2', 'StartInstances');
      return `somebody starts ${standby?.name}`;
    },
    minutes: 30,
    mailed: [],
    allLoseAlike: 'the guard stops it within a minute, before anybody acts',
  },
  {
    name: 'cpu-critical',
    summary: 'the servers are too small for the load for half an hour',
    begin: ({ around }) => {
      around.cpuPercent = 97;
      return 'the servers are at 97 % of their CPU';
    },
    end: ({ around }) => {
      around.cpuPercent = 30;
      return 'the load is over';
    },
    minutes: 30,
    mailed: ['server-cpu-critical', 'server-cpu-high'],
  },
];
