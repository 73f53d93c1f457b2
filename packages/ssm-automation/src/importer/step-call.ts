import { type Step } from '../document';
import { isMap } from '../validator/values/kind';
import { alikeCall } from './alike-calls';
import { scriptOutputs } from './script-outputs';

type Inputs = Readonly<Record<string, unknown>>;

/** A function of `steps`, and what it is given beside what every step may say. */
export interface StepCall {
  /** `sleep` */
  readonly call: string;
  /** As the document has them, references as texts. Selectors of outputs are values of the builder. */
  readonly options: Inputs;
}

/** Which function makes an action's step, where its options are not the inputs under another spelling. */
const CALLS: Readonly<Record<string, (inputs: Inputs, step: Step) => StepCall | undefined>> = {
  'aws:branch': branchCall,
  'aws:createTags': createTagsCall,
  'aws:executeAutomation': executeAutomationCall,
  'aws:executeScript': executeScriptCall,
  'aws:runCommand': runCommandCall,
  'aws:sleep': sleepCall,
  'aws:updateVariable': updateVariableCall,
};

/**
 * The function of the builder that makes a step, with its options; undefined for a step that none makes. Whether what it makes is the step is
 * for the caller to compare.
 */
export function stepCall(step: Step): StepCall | undefined {
  const { action } = step;
  const inputs = step.inputs ?? {};
  if (!isMap(inputs)) return undefined;
  const read = Object.hasOwn(CALLS, action) ? CALLS[action] : undefined;
  return read ? read(inputs, step) : alikeCall(inputs, step);
}

/** What is there of some inputs, under other names; undefined where there is an input beside them. */
function renamed(inputs: Inputs, names: Readonly<Record<string, string>>): Record<string, unknown> | undefined {
  const entries = Object.entries(inputs);
  if (!entries.every(([name]) => Object.hasOwn(names, name))) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [names[name] as string, value]));
}

function branchCall({ Choices, Default, ...rest }: Inputs): StepCall | undefined {
  const isUsual = Array.isArray(Choices) && Choices.every((each) => isMap(each) && isName(each['NextStep']));
  if (!isUsual || !isName(Default) || Object.keys(rest).length > 0) return undefined;
  const choices = (Choices as Inputs[]).map(({ NextStep: to, ...when }) => ({ when, to }));
  return { call: 'branch', options: { choices, otherwise: Default } };
}

/** Whether a text names a step. A reference in code would be taken for a step itself. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('{{');
}

function createTagsCall(inputs: Inputs): StepCall | undefined {
  const options = renamed(inputs, { ResourceType: 'resourceType', ResourceIds: 'resourceIds', Tags: 'tags' });
  const tags = listOf(options?.['tags'], { Key: 'key', Value: 'value' });
  return options && tags && 'resourceIds' in options
    ? { call: 'createTags', options: { ...options, tags } }
    : undefined;
}

/** Maps under other names of their members; undefined for anything else. */
function listOf(list: unknown, names: Readonly<Record<string, string>>): object[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = (list as unknown[]).map((each) => (isMap(each) ? renamed(each, names) : undefined));
  return found.every((each) => each !== undefined && Object.keys(each).length === Object.keys(names).length)
    ? (found as object[])
    : undefined;
}

const RATE_CONTROL = { Targets: 'targets', MaxConcurrency: 'maxConcurrency', MaxErrors: 'maxErrors' } as const;

/** Options with targets under the names of the builder; undefined where they are no targets. */
function withTargets(options: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (!options || !('targets' in options)) return options;
  const targets = listOf(options['targets'], { Key: 'key', Values: 'values' });
  return targets && { ...options, targets };
}

function executeAutomationCall(inputs: Inputs): StepCall | undefined {
  const options = withTargets(
    renamed(inputs, {
      ...RATE_CONTROL,
      DocumentName: 'documentName',
      DocumentVersion: 'documentVersion',
      RuntimeParameters: 'runtimeParameters',
      TargetParameterName: 'targetParameterName',
      TargetMaps: 'targetMaps',
      TargetLocations: 'targetLocations',
    }),
  );
  return options && 'documentName' in options ? { call: 'executeAutomation', options } : undefined;
}

function executeScriptCall(inputs: Inputs, { outputs }: Step): StepCall | undefined {
  const options = renamed(inputs, {
    Runtime: 'runtime',
    Handler: 'handler',
    Script: 'script',
    Attachment: 'attachment',
    InputPayload: 'inputPayload',
  });
  const isPython = typeof options?.['runtime'] === 'string' && /^python3\.(8|9|10|11)$/.test(options['runtime']);
  const isPowerShell = ['PowerShell Core 6.0', 'PowerShell 7.0', 'PowerShell 7.4'].includes(
    String(options?.['runtime']),
  );
  if (!options || isPython !== 'handler' in options || !(isPython || isPowerShell)) return undefined;
  if (!('script' in options || 'attachment' in options)) return undefined;
  const given = scriptOutputs(outputs);
  return given && { call: 'executeScript', options: { ...options, ...(outputs !== undefined && { outputs: given }) } };
}

function runCommandCall({
  OutputS3BucketName: bucket,
  OutputS3KeyPrefix: prefix,
  CloudWatchOutputConfig: logs,
  ...inputs
}: Inputs): StepCall | undefined {
  const options = withTargets(
    renamed(inputs, {
      ...RATE_CONTROL,
      DocumentName: 'documentName',
      DocumentVersion: 'documentVersion',
      InstanceIds: 'instanceIds',
      Parameters: 'parameters',
      Comment: 'comment',
      TimeoutSeconds: 'deliveryTimeoutSeconds',
    }),
  );
  if (!options || !('documentName' in options) || 'instanceIds' in options === 'targets' in options) return undefined;
  return {
    call: 'runCommand',
    options: {
      ...options,
      ...(bucket !== undefined && { outputS3: { bucket, prefix } }),
      ...(isMap(logs) && { cloudWatchLogGroup: logs['CloudWatchLogGroupName'] }),
    },
  };
}

function sleepCall({ Duration, Timestamp, ...rest }: Inputs): StepCall | undefined {
  if (Object.keys(rest).length > 0) return undefined;
  const seconds = /^PT(\d+)S$/.exec(String(Duration))?.[1];
  if (seconds !== undefined && Timestamp === undefined) return { call: 'sleep', options: { seconds: Number(seconds) } };
  return Duration === undefined && typeof Timestamp === 'string'
    ? { call: 'sleep', options: { until: Timestamp } }
    : undefined;
}

function updateVariableCall({ Name, Value, ...rest }: Inputs): StepCall | undefined {
  if (Object.keys(rest).length > 0 || typeof Name !== 'string' || Value === undefined) return undefined;
  return { call: 'updateVariable', options: { variable: { name: Name }, value: Value } };
}
