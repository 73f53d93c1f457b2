import { bastionLogGroupName } from '../../log-group/names';
import { type LogQuestion, commands } from './question';

/** The number of a Windows event. */
const EVENT_ID = 'parse @message /<EventID[^>]*>(?<event>[0-9]+)</';

/** Takes a value of a Windows event by its name. */
const valueOf = (name: string, as: string) => `parse @message /Name=['"]${name}['"]>(?<${as}>[^<]*)</`;

/** Questions to the logs of the bastion. */
export const BASTION_QUESTIONS: readonly LogQuestion[] = [
  {
    name: 'agent-errors',
    asks: 'What do the agents of the bastion complain of?',
    reads:
      'Errors and warnings of the SSM agent, by which sessions and commands come, and of the CloudWatch agent, which sends logs.',
    logGroupNames: (purpose) => [
      bastionLogGroupName(purpose, 'ssm-agent'),
      bastionLogGroupName(purpose, 'cloudwatch-agent'),
    ],
    query: () =>
      commands(
        'filter @message like / (ERROR|WARN|E!|W!) /',
        'display @timestamp, @message',
        'sort @timestamp desc',
        'limit 50',
      ),
  },
  {
    name: 'windows-faults',
    asks: 'Which errors and warnings does Windows on the bastion report?',
    reads: 'Look the provider and the number of the event up; a service that ended is the commonest.',
    logGroupNames: (purpose) => [bastionLogGroupName(purpose, 'system'), bastionLogGroupName(purpose, 'application')],
    query: () =>
      commands(
        EVENT_ID,
        `parse @message /<Provider Name=['"](?<provider>[^'"]*)['"]/`,
        'filter ispresent(event)',
        'stats count(*) as times by provider, event',
        'sort times desc',
        'limit 50',
      ),
  },
  {
    name: 'windows-sign-ins',
    asks: 'Who signed in to Windows on the bastion, and who failed to?',
    reads: '4624 is a sign-in, 4625 one that failed. Services of Windows sign in too, from the address -.',
    logGroupNames: (purpose) => [bastionLogGroupName(purpose, 'security')],
    query: () =>
      commands(
        EVENT_ID,
        valueOf('TargetUserName', 'account'),
        valueOf('IpAddress', 'address'),
        'filter event in [4624, 4625]',
        'stats count(*) as times by event, account, address',
        'sort event desc, times desc',
        'limit 50',
      ),
  },
];
