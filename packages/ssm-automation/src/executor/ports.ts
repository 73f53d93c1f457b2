import { type AutomationDocument } from '../document';
import { type Clock } from './clock';
import { type RunningAutomation } from './execution/start-automation';

/** On whose behalf and where a call is made. */
export interface AwsContext {
  readonly accountId: string;
  readonly region: string;
  /** ARN of the role to call with. @default - the caller's own rights */
  readonly assumeRole?: string;
  /** The runbook that makes the call. @default - it has no name */
  readonly documentName?: string;
  /** The step that makes the call. @default - the call belongs to no step */
  readonly stepName?: string;
}

/** The way to AWS, real or not. */
export interface AwsPort {
  /**
   * @param service namespace as runbooks write it (`ec2`, `ssm`, `logs`, …)
   * @param api operation name in PascalCase, whatever the runbook's spelling
   * @returns the response without its metadata
   */
  call(
    service: string,
    api: string,
    parameters: Readonly<Record<string, unknown>>,
    context: AwsContext,
  ): Promise<unknown>;
}

/** A script to run. */
export interface ScriptRequest {
  /** Such as `python3.11` or `PowerShell 7.4`, as the runbook writes it. */
  readonly runtime: string;
  /** The function to call, for Python as `name` or `file.name`. @default - the script's own output is the result */
  readonly handler?: string;
  /** The script's text. @default - it lies in the attachment */
  readonly script?: string;
  readonly inputPayload: Readonly<Record<string, unknown>>;
  /** Name of the attached file the handler lives in. @default - none */
  readonly attachment?: string;
}

/** Runs `aws:executeScript` steps. What is thrown becomes the step's failure. */
export interface ScriptPort {
  /**
   * @param context on whose behalf and where the script calls AWS
   * @param stop aborts when nobody waits for the script any more: the step timed out or was cancelled
   * @returns what the handler returned
   */
  run(request: ScriptRequest, context: AwsContext, stop: AbortSignal): Promise<unknown>;
}

/** What approvers are asked. */
export interface ApprovalRequest {
  readonly executionId: string;
  readonly stepName: string;
  readonly approvers: readonly string[];
  readonly minRequiredApprovals: number;
  readonly message: string;
  /** SNS topic that tells the approvers. @default - nobody is told */
  readonly notificationArn?: string;
}

/** One approver's answer. */
export interface ApprovalDecision {
  readonly approver: string;
  readonly decision: 'Approve' | 'Reject';
  readonly comment?: string;
}

/** Asks for approvals. Answers may also come as signals. */
export interface ApprovalsPort {
  /** @returns the answers; fewer than required leave the step waiting */
  request(request: ApprovalRequest): Promise<readonly ApprovalDecision[]>;
}

/** A tag of an execution. */
export interface ExecutionTag {
  readonly Key: string;
  readonly Value: string;
}

/** Finds runbooks that `aws:executeAutomation` starts. */
export interface DocumentsPort {
  /**
   * @param context who starts the runbook
   * @param tags that its execution is to have
   * @returns undefined for documents that only AWS has, which are then started there
   * @throws what refuses the start, such as a missing permission; the step fails with it
   */
  find(
    name: string,
    version: string | undefined,
    context: AwsContext,
    tags: readonly ExecutionTag[],
  ): AutomationDocument | undefined | Promise<AutomationDocument | undefined>;
  /** Told of each execution that another started: by a step, or for one of its targets. @default - nobody is told */
  started?(
    child: RunningAutomation,
    context: Pick<AwsContext, 'accountId' | 'region' | 'assumeRole'>,
    facts: { readonly tags: readonly ExecutionTag[]; readonly parentId: string },
  ): void;
}

/** Finds the resources that targets mean. */
export interface TargetsPort {
  /** @returns the values for the target parameter, such as instance ids */
  find(
    target: { readonly Key: string; readonly Values: readonly string[] },
    context: AwsContext,
  ): Promise<readonly string[]>;
}

/** Posts to integrations that `aws:invokeWebhook` names. */
export interface WebhooksPort {
  /** @returns the answer, whatever its status */
  invoke(integrationName: string, body?: string): Promise<{ readonly response: string; readonly responseCode: number }>;
}

/** Everything an execution needs from outside. */
export interface Ports {
  readonly aws: AwsPort;
  /** @default - a new virtual clock, so that waiting takes no time */
  readonly clock?: Clock;
  /** @default - steps with scripts fail */
  readonly script?: ScriptPort;
  /** @default - nobody answers, so that approvals wait for signals until they time out */
  readonly approvals?: ApprovalsPort;
  /** @default - every child automation is started on AWS */
  readonly documents?: DocumentsPort;
  /** @default - only targets that list parameter values are understood */
  readonly targets?: TargetsPort;
  /** @default - steps with webhooks fail */
  readonly webhooks?: WebhooksPort;
  /** Makes execution ids. @default - random UUIDs */
  readonly newId?: () => string;
}
