import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';

/** The step in which an execution waits for an approval; undefined where it waits for none. */
export function waitingApproval({
  StepExecutions = [],
}: Pick<AutomationExecution, 'StepExecutions'>): StepExecution | undefined {
  return StepExecutions.find(({ StepStatus, Action }) => StepStatus === 'Waiting' && Action === 'aws:approve');
}

/** What the step asks. */
export function messageOf({ Inputs }: StepExecution): string {
  return Inputs?.['Message']?.replace(/^"|"$/g, '') ?? 'go on?';
}
