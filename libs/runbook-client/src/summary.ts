import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { fenced, Markdown, md, table } from '@nss/markdown';

/** Exit code of a command that ran a runbook: 0 when it succeeded, else 1. */
export function exitCodeOf({ AutomationExecutionStatus: status }: AutomationExecution): 0 | 1 {
  return status === 'Success' || status === 'CompletedWithSuccess' ? 0 : 1;
}

/** What a runbook said in a step's output, wherever the step ended: `output(execution, 'Table')`. */
export function outputOf({ Outputs, StepExecutions }: AutomationExecution, name: string): string | undefined {
  const whole = Object.entries(Outputs ?? {}).find(([key]) => key.endsWith(`.${name}`))?.[1]?.[0];
  if (whole !== undefined && !whole.startsWith('No output available')) return whole;
  return StepExecutions?.flatMap((step) => step.Outputs?.[name] ?? []).at(0);
}

/** What a runbook shows besides its summary: its table, or what the commands it ran answered. */
export function shownBy(execution: AutomationExecution): string | undefined {
  const answers = Object.entries(execution.Outputs ?? {})
    .filter(([key]) => key.endsWith('.Output'))
    .flatMap(([, values]) => values)
    .filter((text) => !text.startsWith('No output available'));
  return outputOf(execution, 'Table') ?? (answers.join('\n') || undefined);
}

/** How long a step took, in words; empty while it runs. */
export function duration({
  ExecutionStartTime: start,
  ExecutionEndTime: end,
}: Pick<StepExecution, 'ExecutionStartTime' | 'ExecutionEndTime'>): string {
  if (!start || !end) return '';
  const seconds = Math.round((end.getTime() - start.getTime()) / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** The result of a runbook as Markdown, for a job's summary. What servers and AWS said is text, whatever it holds. */
export function markdownSummary(title: string, execution: AutomationExecution): Markdown {
  const steps = (execution.StepExecutions ?? []).filter(({ StepStatus }) => StepStatus !== 'Pending');
  const shown = shownBy(execution);
  const said = outputOf(execution, 'Summary') ?? execution.FailureMessage;
  return Markdown.joined(
    [
      md`## ${title}: ${execution.AutomationExecutionStatus ?? ''}`,
      ...(said ? [md`${said}`] : []),
      table(
        ['step', 'status', 'took', ''],
        steps.map((step) => [step.StepName ?? '', step.StepStatus ?? '', duration(step), step.FailureMessage ?? '']),
      ),
      ...(shown ? [fenced(shown)] : []),
      md`Execution ${execution.AutomationExecutionId ?? ''}\n`,
    ],
    '\n\n',
  );
}
