import { type Drill } from './drill';

/** What somebody does to records and keys: no log is lost by it, and somebody should hear of it. */
export const RECORD_DRILLS: readonly Drill[] = [
  {
    name: 'trail-stopped',
    summary: 'somebody stops the audit trail',
    begin: (simulation) => {
      simulation.calledByHand('cloudtrail', 'StopLogging');
      return 'somebody stops the audit trail';
    },
    minutes: 30,
    mailed: ['cloudtrail-change'],
  },
  {
    name: 'flow-log-silent',
    summary: 'the flow log writes nothing for 50 minutes, while all logs flow',
    begin: ({ around }) => {
      around.isFlowLogWritten = false;
      return 'the flow log writes nothing any more';
    },
    end: ({ around }) => {
      around.isFlowLogWritten = true;
      return 'the flow log is written again';
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'unknown',
  },
  {
    name: 'key-going',
    summary: "somebody schedules the deletion of the environment's key",
    begin: (simulation) => {
      simulation.calledByHand('kms', 'ScheduleKeyDeletion');
      return "the environment's key will be deleted in seven days";
    },
    minutes: 30,
    mailed: ['key-disabled'],
  },
];
