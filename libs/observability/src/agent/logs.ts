import { type BastionLog, bastionLogGroupName } from '../log-group/names';
import { type EventLevel } from './document';

/** A Windows event log and where it goes. */
export interface EventLog {
  /** `System`, `Application`, `Security`, or a channel of its own. */
  readonly eventName: string;
  readonly levels: readonly EventLevel[];
  readonly logGroupName: string;
}

/** A log file of the bastion and where it goes. */
export interface FileLog {
  /** Windows path; `*` stands for part of a file name. */
  readonly filePath: string;
  readonly logGroupName: string;
  /** How its lines start, in the agent's notation. @default - the time the agent read the line */
  readonly timestampFormat?: string;
}

/** What the bastion's agent sends as logs. */
export interface AgentLogs {
  readonly events: readonly EventLog[];
  readonly files: readonly FileLog[];
}

const FAULTS: readonly EventLevel[] = ['CRITICAL', 'ERROR', 'WARNING'];
/** Windows writes a sign-in as an informational event, so the security log is kept whole. */
const EVERYTHING: readonly EventLevel[] = ['CRITICAL', 'ERROR', 'WARNING', 'INFORMATION'];

/** What a bastion sends unless an environment asks for more: the event logs, and the logs of the two agents. */
export function bastionLogs(purpose: string): AgentLogs {
  const group = (log: BastionLog) => bastionLogGroupName(purpose, log);
  return {
    events: [
      { eventName: 'System', levels: FAULTS, logGroupName: group('system') },
      { eventName: 'Application', levels: FAULTS, logGroupName: group('application') },
      { eventName: 'Security', levels: EVERYTHING, logGroupName: group('security') },
    ],
    files: [
      {
        filePath: 'C:\\ProgramData\\Amazon\\SSM\\Logs\\amazon-ssm-agent.log',
        logGroupName: group('ssm-agent'),
        timestampFormat: '%Y-%m-%d %H:%M:%S',
      },
      {
        filePath: 'C:\\ProgramData\\Amazon\\AmazonCloudWatchAgent\\Logs\\amazon-cloudwatch-agent.log',
        logGroupName: group('cloudwatch-agent'),
        timestampFormat: '%Y-%m-%dT%H:%M:%S',
      },
    ],
  };
}

/** The log groups these logs need, each once. */
export function agentLogGroupNames({ events, files }: AgentLogs): string[] {
  return [...new Set([...events, ...files].map(({ logGroupName }) => logGroupName))];
}
