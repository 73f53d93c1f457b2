import { type BastionLog, bastionLogGroupName } from '../log-group/names';
import { type LogField, type LogGroupFacts } from './log-group-facts';

const EVENT_FIELDS: readonly LogField[] = [
  { name: 'Provider Name', meaning: 'what wrote it' },
  { name: 'EventID', meaning: 'which event of that provider: 4624 a sign-in, 4625 one that failed' },
  { name: 'Level', meaning: '1 critical, 2 error, 3 warning, 0 and 4 information' },
  { name: 'TimeCreated SystemTime', meaning: 'when, in UTC' },
  { name: 'EventData', meaning: 'what it is about, each by its Name' },
];
const XML = 'XML, an event of Windows as its viewer shows it';
const AGENT_CONFIGURATION =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html';
const EVENT_SCHEMA = 'https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-schema';

function windowsEvent(channel: string, provider: string, id: number, level: number, data: Record<string, string>) {
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/>` +
    `<EventID>${id}</EventID><Level>${level}</Level><TimeCreated SystemTime='2026-01-01T02:00:00.000000000Z'/>` +
    `<Channel>${channel}</Channel><Computer>EC2AMAZ-0123456</Computer></System><EventData>` +
    `${Object.entries(data)
      .map(([name, value]) => `<Data Name='${name}'>${value}</Data>`)
      .join('')}</EventData></Event>`
  );
}

const FACTS: Readonly<Record<BastionLog, Omit<LogGroupFacts, 'logGroupName'>>> = {
  system: {
    holds: 'critical events, errors and warnings of Windows itself',
    why: 'A bastion that restarts, or whose services end, is no way in at night.',
    format: XML,
    fields: EVENT_FIELDS,
    example: windowsEvent('System', 'Service Control Manager', 7031, 2, { param1: 'Amazon SSM Agent' }),
    sources: [AGENT_CONFIGURATION, EVENT_SCHEMA],
  },
  application: {
    holds: 'critical events, errors and warnings of programs',
    why: 'It says which program ended by itself before somebody found the bastion not working.',
    format: XML,
    fields: EVENT_FIELDS,
    example: windowsEvent('Application', 'Application Error', 1000, 2, { AppName: 'putty.exe' }),
    sources: [AGENT_CONFIGURATION, EVENT_SCHEMA],
  },
  security: {
    holds: 'sign-ins to Windows and what else its audit policy asks for, whatever the level',
    why: 'It shows who signed in to the machine the appliances are reached from, and who tried to.',
    format: XML,
    fields: EVENT_FIELDS,
    example: windowsEvent('Security', 'Microsoft-Windows-Security-Auditing', 4625, 0, {
      TargetUserName: 'administrator',
      LogonType: '10',
      IpAddress: '10.1.0.190',
    }),
    expected: {
      withinMinutes: 1440,
      because: 'services of Windows sign in every day; neither AWS nor Microsoft publishes how often',
    },
    sources: [
      AGENT_CONFIGURATION,
      EVENT_SCHEMA,
      'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    ],
  },
  'ssm-agent': {
    holds: 'the log of the SSM agent, by which sessions and commands come',
    why: 'A session that does not open, or a runbook step that is never answered: the agent says why.',
    format: 'a line: time, level, part of the agent in brackets, text',
    fields: [
      { name: 'level', meaning: 'INFO, WARN or ERROR' },
      { name: 'text', meaning: 'what it did, or what failed' },
    ],
    example: '2026-01-01 02:00:00 ERROR [ssm-agent-worker] [MessageService] Failed to send reply to MGS',
    expected: {
      withinMinutes: 60,
      because: 'the agent writes a line with each report of its health; AWS does not publish how often that is',
    },
    sources: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-logs.html'],
  },
  'cloudwatch-agent': {
    holds: "the log of the CloudWatch agent, which sends the bastion's logs and counters",
    why: 'Where logs of the bastion are missing, it says what the agent could not read or send.',
    format: 'a line: time, level and an exclamation mark, text',
    fields: [
      { name: 'level', meaning: 'I!, W! or E!' },
      { name: 'text', meaning: 'what it did, or what failed' },
    ],
    example:
      '2026-01-01T02:00:00Z E! [outputs.cloudwatchlogs] AccessDeniedException: not authorized to perform: logs:PutLogEvents',
    sources: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/troubleshooting-CloudWatch-Agent.html'],
  },
};

/** What each log group of the bastion's agent holds. */
export function bastionFacts(purpose: string): LogGroupFacts[] {
  return (Object.keys(FACTS) as BastionLog[]).map((log) => ({
    logGroupName: bastionLogGroupName(purpose, log),
    ...FACTS[log],
  }));
}
