import { type Drill } from './drill';

/** What happens to the bastion: no log is lost by it. */
export const BASTION_DRILLS: readonly Drill[] = [
  {
    name: 'bastion-agent-silent',
    summary: "the bastion's agent sends nothing for an hour",
    begin: ({ around }) => {
      around.bastion = 'its agent is silent';
      return "the bastion's agent sends nothing any more";
    },
    end: ({ around }) => {
      around.bastion = 'well';
      return 'the agent sends again';
    },
    minutes: 60,
    mailed: ['bastion-agent-silent'],
  },
  {
    name: 'bastion-disk-full',
    summary: "the bastion's disk is nearly full for an hour",
    begin: ({ around }) => {
      around.bastionFreePercent = 6;
      return "6 % of the bastion's disk are free";
    },
    end: ({ around }) => {
      around.bastionFreePercent = 40;
      return 'somebody makes room';
    },
    minutes: 60,
    mailed: ['bastion-disk-low'],
  },
  {
    name: 'bastion-lost',
    summary: 'the bastion is gone for an hour',
    begin: ({ around }) => {
      around.bastion = 'is lost';
      return 'the bastion is gone';
    },
    end: ({ around }) => {
      around.bastion = 'well';
      return 'the bastion is back';
    },
    minutes: 60,
    mailed: ['bastion-agent-silent'],
  },
];
