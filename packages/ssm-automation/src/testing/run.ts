import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type AutomationDocument, type Step } from '../document';
import {
  type Ports,
  type RunningAutomation,
  startAutomation,
  type StartAutomationRequest,
  VirtualClock,
} from '../executor';

/** A call an execution made. */
export interface MadeCall {
  readonly service: string;
  readonly api: string;
  readonly parameters: Record<string, unknown>;
}

/** Answers for APIs by name: a value, or a function of the parameters. APIs without an answer give an empty response. */
export type Answers = Readonly<Record<string, unknown>>;

/** A document of these steps and whatever else is given. Steps need no inputs here. */
export function documentOf(steps: readonly Step[], rest: Partial<AutomationDocument> = {}): AutomationDocument {
  return { schemaVersion: '0.3', ...rest, mainSteps: steps };
}

/** A step that does nothing but be recorded. */
export function step(name: string, envelope: Partial<Step> = {}): Step {
  return { name, action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api: 'Nothing' }, ...envelope };
}

/** A step that fails. */
export function failing(name: string, envelope: Partial<Step> = {}): Step {
  return step(name, { inputs: { Service: 'ec2', Api: 'Fail' }, ...envelope });
}

/** Starts a document against made-up answers. Calls to `Fail` fail. */
export function start(
  document: AutomationDocument,
  answers: Answers = {},
  ports: Partial<Ports> = {},
  request: Partial<StartAutomationRequest> = {},
) {
  const calls: MadeCall[] = [];
  const clock = new VirtualClock();
  const began = clock.now();
  const aws: Ports['aws'] = {
    async call(service, api, parameters) {
      calls.push({ service, api, parameters: { ...parameters } });
      if (api === 'Fail') throw Object.assign(new Error('on purpose'), { name: 'OnPurpose' });
      const answer = answers[api];
      return typeof answer === 'function' ? ((await answer(parameters)) as unknown) : answer;
    },
  };
  const execution: RunningAutomation = startAutomation({ document, ...request }, { aws, clock, ...ports });
  return { execution, calls, clock, seconds: () => (clock.now() - began) / 1000 };
}

/** Runs a document to its end. */
export async function run(...args: Parameters<typeof start>) {
  const started = start(...args);
  const record = await started.execution.finished;
  return {
    ...started,
    record,
    status: record.AutomationExecutionStatus,
    steps: stepsOf(record),
    seconds: started.seconds(),
  };
}

/** Names and statuses of the steps that started, in order. */
function stepsOf(record: AutomationExecution): string[] {
  const steps = record.StepExecutions ?? [];
  return steps
    .filter(({ StepStatus }) => StepStatus !== 'Pending')
    .map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`);
}
