import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type AutomationDocument } from '../../document';
import { asStepFailure, StepFailure } from '../failure';
import { startRateControlled } from '../rate-control';
import { type ExecutionTag } from '../ports';
import { text } from '../references/typing';
import { selectAll } from '../selectors';
import { startAutomation } from '../execution/start-automation';
import { type Action, type Invocation } from '../execution/invocation';
import { NO_OUTPUT } from '../execution/document-outputs';
import { optionalMap, optionalMaps, optionalText, pick, requiredText } from './inputs';
import { poll } from './poll';
import { rateControlOf } from './rate-control-inputs';

/** How deep automations may start one another. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const DEEPEST = 5;

/**
 * `aws:executeAutomation`: runs another runbook to its end, here if the documents port knows it and on AWS otherwise.
 * Only its success is the step's success.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAutomation.html
 */
export const executeAutomation: Action = async (invocation) => {
  const { inputs, state } = invocation;
  const name = requiredText(inputs, 'DocumentName');
  const version = optionalText(inputs, 'DocumentVersion');
  if (state.depth + 1 >= DEEPEST)
    throw new StepFailure(`automations nest at most ${DEEPEST} deep`, { type: 'TooDeep' });
  const document = await found(invocation, name, version);
  const execution = document ? await runHere(invocation, document, name) : await runOnAws(invocation, name, version);
  const { AutomationExecutionId: ExecutionId, AutomationExecutionStatus: Status } = execution;
  const Output = selectAll(execution.Outputs ?? {}, '$.*[*]').filter((value) => value !== NO_OUTPUT);
  const outputs = { ExecutionId, Status, Output };
  if (Status === 'Success') return { outputs };
  throw new StepFailure(`the automation ${name} ended ${text(Status)}: ${text(execution.FailureMessage)}`, {
    status: Status === 'TimedOut' ? 'TimedOut' : 'Failed',
    type: 'AutomationFailed',
    outputs,
  });
};

/** @throws StepFailure when the runbook may not be started */
async function found(
  { inputs, state, context }: Invocation,
  name: string,
  version: string | undefined,
): Promise<AutomationDocument | undefined> {
  try {
    // Held like any call: it may ask AWS.
    return await state.clock.hold(async () => state.ports.documents?.find(name, version, context, tagsOf(inputs)));
  } catch (thrown) {
    throw new StepFailure(asStepFailure(thrown).message, {
      stage: 'PreVerification',
      type: asStepFailure(thrown).type,
    });
  }
}

async function runHere(
  { inputs, state, context, stop }: Invocation,
  document: AutomationDocument,
  documentName: string,
): Promise<AutomationExecution> {
  const request = {
    document,
    documentName,
    parameters: listsOfText(optionalMap(inputs, 'RuntimeParameters')),
    accountId: state.context.accountId,
    region: state.context.region,
    depth: state.depth + 1,
    parentExecutionId: state.executionId,
  };
  // One clock for parent and child, so that the child's waits are the parent's too.
  const ports = { ...state.ports, clock: state.clock };
  const control = rateControlOf(inputs);
  try {
    const child = control ? startRateControlled({ ...request, ...control }, ports) : startAutomation(request, ports);
    state.ports.documents?.started?.(child, context, { tags: tagsOf(inputs), parentId: state.executionId });
    stop.addEventListener('abort', () => child.stop('Cancel'), { once: true });
    return await child.finished;
  } catch (thrown) {
    throw new StepFailure(asStepFailure(thrown).message, {
      stage: 'InputValidation',
      type: asStepFailure(thrown).type,
    });
  }
}

async function runOnAws(
  invocation: Invocation,
  DocumentName: string,
  DocumentVersion: string | undefined,
): Promise<AutomationExecution> {
  const { inputs, call } = invocation;
  const { AutomationExecutionId } = await call('ssm', 'StartAutomationExecution', {
    DocumentName,
    ...(DocumentVersion !== undefined && { DocumentVersion }),
    Parameters: listsOfText(optionalMap(inputs, 'RuntimeParameters')),
    ...pick(inputs, [
      'MaxConcurrency',
      'MaxErrors',
      'Tags',
      'TargetLocations',
      'TargetMaps',
      'TargetParameterName',
      'Targets',
    ]),
  });
  return poll(invocation, async () => {
    const { AutomationExecution: execution } = (await call('ssm', 'GetAutomationExecution', {
      AutomationExecutionId,
    })) as { AutomationExecution?: AutomationExecution };
    const underWay = /^(Pending|InProgress|Waiting|Cancelling|PendingApproval|Scheduled|RunbookInProgress|)$/;
    return underWay.test(execution?.AutomationExecutionStatus ?? '') ? undefined : execution;
  });
}

/** Tags of the child, as StartAutomationExecution takes them. */
function tagsOf(inputs: Invocation['inputs']): ExecutionTag[] {
  return optionalMaps(inputs, 'Tags').map(({ Key, Value }) => ({ Key: text(Key), Value: text(Value) }));
}

/** What StartAutomationExecution takes: every value a list of strings; maps and lists of maps as JSON. */
function listsOfText(parameters: Record<string, unknown>): Record<string, string[]> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : [text(value)]]),
  );
}
