import { type ActionName } from './action-name';
import { durationSeconds } from './duration';

/** What of an input is counted: the entries of a list or map, the characters of a text, a number itself, or the seconds a text stands for. */
export type Measure = 'items' | 'characters' | 'number' | 'seconds';

/** How much of an input AWS takes, with the page or API model that says so. */
export interface InputLimit {
  readonly action: ActionName;
  readonly input: string;
  readonly measure: Measure;
  /** @default - no least */
  readonly least?: number;
  /** @default - no most */
  readonly most?: number;
  readonly source: string;
}

const page = (name: string) =>
  `https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-${name}.html`;
const api = (service: string, operation: string) =>
  `https://docs.aws.amazon.com/${service}/latest/APIReference/API_${operation}.html`;

const SEND_COMMAND = api('systems-manager', 'SendCommand');
const START_AUTOMATION = api('systems-manager', 'StartAutomationExecution');
const START_EXECUTION = api('step-functions', 'StartExecution');
const CREATE_STACK = api('AWSCloudFormation', 'CreateStack');

/** Every limit that AWS documents for the inputs of actions. Actions that pass an input on to an API have that API's limits. */
export const INPUT_LIMITS: readonly InputLimit[] = [
  { action: 'aws:approve', input: 'Approvers', measure: 'items', least: 1, most: 10, source: page('approve') },
  { action: 'aws:approve', input: 'Message', measure: 'characters', most: 4096, source: page('approve') },
  {
    action: 'aws:approve',
    input: 'MinRequiredApprovals',
    measure: 'number',
    least: 1,
    most: 10,
    source: page('approve'),
  },
  { action: 'aws:loop', input: 'Iterators', measure: 'items', most: 100, source: page('loop') },
  { action: 'aws:loop', input: 'MaxIterations', measure: 'number', least: 1, most: 100, source: page('loop') },
  { action: 'aws:sleep', input: 'Duration', measure: 'seconds', most: 604_799, source: page('sleep') },
  { action: 'aws:sleep', input: 'Timestamp', measure: 'seconds', most: 604_799, source: page('sleep') },
  { action: 'aws:runCommand', input: 'InstanceIds', measure: 'items', most: 50, source: page('runcommand') },
  { action: 'aws:runCommand', input: 'Targets', measure: 'items', most: 5, source: SEND_COMMAND },
  { action: 'aws:runCommand', input: 'Comment', measure: 'characters', most: 100, source: SEND_COMMAND },
  { action: 'aws:runCommand', input: 'DocumentHash', measure: 'characters', most: 256, source: SEND_COMMAND },
  { action: 'aws:runCommand', input: 'MaxConcurrency', measure: 'characters', least: 1, most: 7, source: SEND_COMMAND },
  { action: 'aws:runCommand', input: 'MaxErrors', measure: 'characters', least: 1, most: 7, source: SEND_COMMAND },
  {
    action: 'aws:runCommand',
    input: 'OutputS3BucketName',
    measure: 'characters',
    least: 3,
    most: 63,
    source: SEND_COMMAND,
  },
  { action: 'aws:runCommand', input: 'OutputS3KeyPrefix', measure: 'characters', most: 500, source: SEND_COMMAND },
  {
    action: 'aws:runCommand',
    input: 'TimeoutSeconds',
    measure: 'number',
    least: 30,
    most: 2_592_000,
    source: SEND_COMMAND,
  },
  {
    action: 'aws:executeAutomation',
    input: 'RuntimeParameters',
    measure: 'items',
    most: 200,
    source: START_AUTOMATION,
  },
  {
    action: 'aws:executeAutomation',
    input: 'MaxConcurrency',
    measure: 'characters',
    least: 1,
    most: 7,
    source: START_AUTOMATION,
  },
  {
    action: 'aws:executeAutomation',
    input: 'MaxErrors',
    measure: 'characters',
    least: 1,
    most: 7,
    source: START_AUTOMATION,
  },
  {
    action: 'aws:executeAutomation',
    input: 'TargetLocations',
    measure: 'items',
    least: 1,
    most: 100,
    source: START_AUTOMATION,
  },
  { action: 'aws:executeAutomation', input: 'Tags', measure: 'items', most: 5, source: START_AUTOMATION },
  { action: 'aws:executeAutomation', input: 'TargetMaps', measure: 'items', most: 300, source: START_AUTOMATION },
  {
    action: 'aws:executeAutomation',
    input: 'TargetParameterName',
    measure: 'characters',
    least: 1,
    most: 50,
    source: START_AUTOMATION,
  },
  { action: 'aws:executeAutomation', input: 'Targets', measure: 'items', most: 1, source: START_AUTOMATION },
  { action: 'aws:executeStateMachine', input: 'input', measure: 'characters', most: 262_144, source: START_EXECUTION },
  {
    action: 'aws:executeStateMachine',
    input: 'name',
    measure: 'characters',
    least: 1,
    most: 80,
    source: START_EXECUTION,
  },
  {
    action: 'aws:executeStateMachine',
    input: 'traceHeader',
    measure: 'characters',
    most: 256,
    source: START_EXECUTION,
  },
  {
    action: 'aws:invokeLambdaFunction',
    input: 'FunctionName',
    measure: 'characters',
    least: 1,
    most: 256,
    source: api('lambda', 'Invoke'),
  },
  {
    action: 'aws:invokeLambdaFunction',
    input: 'Qualifier',
    measure: 'characters',
    least: 1,
    most: 128,
    source: api('lambda', 'Invoke'),
  },
  {
    action: 'aws:copyImage',
    input: 'ImageName',
    measure: 'characters',
    least: 3,
    most: 128,
    source: api('AWSEC2', 'CopyImage'),
  },
  {
    action: 'aws:copyImage',
    input: 'ImageDescription',
    measure: 'characters',
    most: 255,
    source: api('AWSEC2', 'CopyImage'),
  },
  {
    action: 'aws:createImage',
    input: 'ImageName',
    measure: 'characters',
    least: 3,
    most: 128,
    source: api('AWSEC2', 'CreateImage'),
  },
  {
    action: 'aws:createImage',
    input: 'ImageDescription',
    measure: 'characters',
    most: 255,
    source: api('AWSEC2', 'CreateImage'),
  },
  {
    action: 'aws:createTags',
    input: 'ResourceIds',
    measure: 'items',
    least: 1,
    most: 1000,
    source: api('AWSEC2', 'CreateTags'),
  },
  {
    action: 'aws:createStack',
    input: 'ClientRequestToken',
    measure: 'characters',
    least: 1,
    most: 128,
    source: CREATE_STACK,
  },
  { action: 'aws:createStack', input: 'NotificationARNs', measure: 'items', most: 5, source: CREATE_STACK },
  {
    action: 'aws:createStack',
    input: 'StackPolicyBody',
    measure: 'characters',
    least: 1,
    most: 16_384,
    source: CREATE_STACK,
  },
  { action: 'aws:createStack', input: 'Tags', measure: 'items', most: 50, source: CREATE_STACK },
  {
    action: 'aws:createStack',
    input: 'TemplateBody',
    measure: 'characters',
    least: 1,
    most: 51_200,
    source: CREATE_STACK,
  },
  {
    action: 'aws:createStack',
    input: 'TemplateURL',
    measure: 'characters',
    least: 1,
    most: 5120,
    source: CREATE_STACK,
  },
  { action: 'aws:createStack', input: 'TimeoutInMinutes', measure: 'number', least: 1, source: CREATE_STACK },
];

/** The limits of an action's inputs. */
export function inputLimits(action: string): readonly InputLimit[] {
  return INPUT_LIMITS.filter((limit) => limit.action === action);
}

/**
 * How much of an input there is; undefined where that cannot be said, such as for a number that is none.
 *
 * @param now in milliseconds. @default - a point in time cannot be measured
 */
export function measured({ measure }: InputLimit, value: unknown, now?: number): number | undefined {
  switch (measure) {
    case 'items':
      return itemCount(value);
    case 'characters':
      return (typeof value === 'object' ? JSON.stringify(value) : String(value)).length;
    case 'number':
      return /^\s*-?\d+\s*$/.test(String(value)) ? Number(value) : undefined;
    case 'seconds':
      return durationSeconds(String(value)) ?? secondsUntil(String(value), now);
  }
}

/** Why so much of an input is more or less than AWS takes, or undefined where it takes it. */
export function beyondLimit(
  { action, input, measure, least = -Infinity, most = Infinity }: InputLimit,
  amount: number,
): string | undefined {
  if (amount >= least && amount <= most) return undefined;
  const found = measure === 'number' ? `is ${amount}` : `has ${amount} ${measure}`;
  return `${input} ${found}; ${action} takes ${amount > most ? `at most ${most}` : `at least ${least}`}`;
}

function secondsUntil(timestamp: string, now: number | undefined): number | undefined {
  const until = Date.parse(timestamp);
  return now === undefined || Number.isNaN(until) ? undefined : (until - now) / 1000;
}

/** A text may hold a list as JSON; what is neither list nor map is one item. */
function itemCount(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return 1;
  try {
    return itemCount(JSON.parse(value));
  } catch {
    return 1;
  }
}
