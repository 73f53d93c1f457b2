import { type AutomationExecution, SendAutomationSignalCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { approversOf, isApprover, requiredBy } from './approvers';
import { messageOf, waitingApproval } from './waiting-approval';

/** What answering needs. */
export interface AnswerApprovalOptions {
  readonly ssm: SSMClient;
  readonly execution: AutomationExecution;
  readonly decision: 'Approve' | 'Reject';
  /** ARN of whoever answers. */
  readonly caller: string;
  /** Whether somebody else than whoever started the execution has to approve. */
  readonly fourEyes: boolean;
}

/**
 * Answers the approval that an execution waits for, whoever started it.
 * @returns what the step asked
 * @throws Error where it waits for none, or would not count the answer; nothing is sent then
 */
export async function answerApproval({
  ssm,
  execution,
  decision,
  caller,
  fourEyes,
}: AnswerApprovalOptions): Promise<string> {
  const { AutomationExecutionId: id = '', AutomationExecutionStatus: status, ExecutedBy: starter } = execution;
  const step = waitingApproval(execution);
  if (!step) throw new Error(`${id} waits for no approval: it is ${status}`);
  const approvers = approversOf(step.Inputs);
  if (!isApprover(caller, approvers))
    throw new Error(`you are ${caller}, and ${id} takes an answer of ${approvers.join(', ')}`);
  if (decision === 'Approve' && fourEyes && caller === starter && requiredBy(step.Inputs) <= 1)
    throw new Error(`you started ${id}, so somebody else has to approve it: one of ${approvers.join(', ')}`);
  await ssm.send(new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: decision }));
  return messageOf(step);
}
