import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account } from './account';

/** Time is virtual, so an execution that takes longer hangs. */
const LONGEST_SECONDS = 120;

const ENDED = /^(Success|Failed|Cancelled|TimedOut|Rejected|CompletedWith\w+)$/;

/** How a run came out. */
export type Outcome =
  | { readonly kind: 'ended'; readonly execution: AutomationExecution }
  /** Refused for what was asked, the way AWS refuses. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Something of ours broke: an internal error, or an execution without an end. */
  | { readonly kind: 'crashed'; readonly reason: string };

/** What a run is given. */
export interface RunRequest {
  readonly name: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Sent to the first step that waits. @default - nobody answers */
  readonly signal?: 'Approve' | 'Reject' | 'Resume';
}

/** Stores a document under a name, the way it is stored in AWS. */
async function storeDocument({ call }: Account, name: string, text: string): Promise<void> {
  const DocumentFormat = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')
    ? 'JSON'
    : 'YAML';
  await call('ssm', 'CreateDocument', { Name: name, DocumentType: 'Automation', DocumentFormat, Content: text });
}

/** Stores a document, starts it and waits for its end. */
export async function runDocument(account: Account, { name, text, parameters, signal }: RunRequest): Promise<Outcome> {
  const { call } = account;
  let id: string;
  try {
    await storeDocument(account, name, text);
    const started = (await call('ssm', 'StartAutomationExecution', { DocumentName: name, Parameters: parameters })) as {
      AutomationExecutionId: string;
    };
    id = started.AutomationExecutionId;
  } catch (error) {
    const { name: code, message } = error as Error;
    return {
      kind: /^(InternalServerError|Error|TypeError|500)$/.test(code) ? 'crashed' : 'refused',
      reason: `${code}: ${message}`,
    };
  }
  const until = Date.now() + LONGEST_SECONDS * 1000;
  for (let signalled = false; Date.now() < until; await wait(15)) {
    const { AutomationExecution: execution } = (await call('ssm', 'GetAutomationExecution', {
      AutomationExecutionId: id,
    })) as { AutomationExecution: AutomationExecution };
    if (ENDED.test(execution.AutomationExecutionStatus ?? '')) return { kind: 'ended', execution };
    if (!signal || signalled || !execution.StepExecutions?.some(({ StepStatus }) => StepStatus === 'Waiting')) continue;
    await call('ssm', 'SendAutomationSignal', { AutomationExecutionId: id, SignalType: signal });
    signalled = true;
  }
  return { kind: 'crashed', reason: `did not end within ${LONGEST_SECONDS} s of the machine's time` };
}
