import { PythonWorker, type ScriptLimits, scriptWorker } from '@nss/ssm-automation/ports';
import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type Credentials } from './aws-port';
import { Documents } from './documents';
import { Executions, type HeldExecution, repeatableOf } from './executions';
import { type Filter, executionFilter, stepFilter } from './filters';
import { metadataOf } from './metadata';
import { pageOf } from './paging';
import { type PreviewRequest, Previews } from './previews';
import { Refusal } from './refusal';
import { Staging } from './staging';
import { type StagingRequest, StagingRequests } from './staging-requests';
import { type StartRequest, startExecution } from './start-execution';
import { answerTags } from './tags';
import { tellEnd } from './tell-end';

/** Who sent a request. */
export interface Caller extends Credentials {
  /** The caller's own ARN, and what else approvers may call it: a session's role, a user's name. */
  readonly names?: readonly string[];
}

/** One request as the cloud passes it on. */
export interface AutomationRequest {
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly caller: Caller;
  readonly request: Record<string, unknown>;
}

/** What happens to an approval or a pause that nobody answers. */
export type PeopleMode = 'wait' | 'time out';

const ENDED = new Set([
  'Success',
  'Failed',
  'Cancelled',
  'TimedOut',
  'Rejected',
  'CompletedWithSuccess',
  'CompletedWithFailure',
]);

/**
 * SSM's operations on Automation executions.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html
 */
export class AutomationEngine {
  readonly staging = new Staging();
  /** @default wait: time stands still until somebody answers */
  people: PeopleMode = 'wait';
  private readonly requests = new StagingRequests(this);
  private readonly executions = new Executions();
  private readonly calls: PythonWorker;
  private readonly scripts: PythonWorker;
  private readonly documents: Documents;
  private readonly previews: Previews;

  /**
   * @param onLine told what scripts print
   * @param scriptLimits what one script may use up
   */
  constructor(
    private readonly endpoint: string,
    onLine?: (line: string) => void,
    scriptLimits: ScriptLimits = {},
  ) {
    this.calls = new PythonWorker('automation_worker.calls', onLine);
    this.scripts = scriptWorker(endpoint, scriptLimits, onLine);
    this.documents = new Documents(this.calls, endpoint);
    this.previews = new Previews(this.documents);
  }

  /** @throws Refusal as the API does */
  async answer({ operation, account, region, caller, request }: AutomationRequest): Promise<object> {
    const find = () => this.executions.find(account, region, String(request['AutomationExecutionId']));
    switch (operation) {
      case 'StartAutomationExecution':
        return this.start(request as unknown as StartRequest, account, region, caller);
      case 'GetAutomationExecution':
        return { AutomationExecution: recordOf(find()) };
      case 'DescribeAutomationExecutions':
        return this.describeExecutions(account, region, request);
      case 'DescribeAutomationStepExecutions':
        return describeSteps(find(), request);
      case 'SendAutomationSignal':
        return signal(find(), request, caller);
      case 'StopAutomationExecution':
        return stop(find(), request);
      case 'StartExecutionPreview':
        return this.previews.start(request as unknown as PreviewRequest, { account, region });
      case 'GetExecutionPreview':
        return this.previews.get(String(request['ExecutionPreviewId']), { account, region });
      case 'StartChangeRequestExecution':
        throw noMoreChangeRequests();
      case 'AddTagsToResource':
      case 'RemoveTagsFromResource':
      case 'ListTagsForResource':
        return answerTags(
          operation,
          this.executions.find(account, region, String(request['ResourceId']), 'InvalidResourceId'),
          request,
        );
      default:
        throw new Refusal('UnknownOperationException', `${operation} is not an operation on executions`);
    }
  }

  /** Does what a test asks for. */
  stage(request: StagingRequest): Promise<object> {
    return this.requests.answer(request);
  }

  /** Ends the processes beside it. */
  async stop(): Promise<void> {
    await Promise.all([this.calls.stop(), this.scripts.stop()]);
  }

  private async start(request: StartRequest, account: string, region: string, credentials: Caller): Promise<object> {
    const repeatable = repeatableOf(request);
    const before = repeatable && this.executions.repeated(account, region, repeatable);
    if (before) return { AutomationExecutionId: before.running.executionId };
    const held = await startExecution(
      request,
      { account, region, credentials, name: credentials.names?.[0] ?? '' },
      {
        endpoint: this.endpoint,
        calls: this.calls,
        scripts: this.scripts,
        documents: this.documents,
        staging: this.staging,
        waitsForPeople: () => this.people === 'wait',
        keep: (each) => {
          this.executions.add(each);
          void tellEnd(this.endpoint, each);
        },
      },
      repeatable,
    );
    return { AutomationExecutionId: held.running.executionId };
  }

  private describeExecutions(
    account: string,
    region: string,
    request: { Filters?: Filter[]; MaxResults?: number; NextToken?: string },
  ): object {
    const passes = executionFilter(request.Filters);
    const passing = this.executions
      .of(account, region)
      .map((held) => ({ ...recordOf(held), tagKeys: held.tags.map(({ Key }) => Key) }))
      .filter(passes);
    const { items, NextToken } = pageOf(passing, request);
    return { AutomationExecutionMetadataList: items.map(metadataOf), ...(NextToken && { NextToken }) };
  }
}

function recordOf(held: HeldExecution): AutomationExecution {
  return { ...held.running.describe(), ExecutedBy: held.executedBy };
}

function describeSteps(
  held: HeldExecution,
  request: { Filters?: Filter[]; MaxResults?: number; NextToken?: string; ReverseOrder?: boolean },
): object {
  const steps = (held.running.describe().StepExecutions ?? []).filter(stepFilter(request.Filters));
  const { items, NextToken } = pageOf(request.ReverseOrder ? [...steps].reverse() : steps, request);
  return { StepExecutions: items, ...(NextToken && { NextToken }) };
}

function signal(
  held: HeldExecution,
  { SignalType, Payload }: { SignalType?: string; Payload?: Record<string, string[]> },
  { names = [] }: Caller,
): object {
  const [sender, ...senderNames] = names;
  held.running.signal({
    type: SignalType as 'Approve',
    payload: Payload ?? {},
    ...(sender !== undefined && { sender, senderNames }),
  });
  // The step it was for goes on in its own turn; then time may move again.
  setTimeout(() => held.clock.lookAgain(), 20);
  return {};
}

function stop(held: HeldExecution, { Type }: { Type?: string }): object {
  refuseEnded(held);
  held.running.stop(Type === 'Complete' ? 'Complete' : 'Cancel');
  setImmediate(() => held.clock.lookAgain());
  return {};
}

function refuseEnded(held: HeldExecution): void {
  const { AutomationExecutionStatus: status = '', AutomationExecutionId: id } = held.running.describe();
  if (ENDED.has(status))
    throw new Refusal(
      'InvalidAutomationStatusUpdateException',
      `Automation execution ${id} has ended already with ${status}.`,
    );
}

/**
 * Change Manager takes no new customers, and every account here is new.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/change-manager-availability-change.html
 */
function noMoreChangeRequests(): Refusal {
  return new Refusal('NoLongerSupportedException', 'Change Manager is no longer open to new customers.');
}
