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

type Times = Pick<StepExecution, 'ExecutionStartTime' | 'ExecutionEndTime'>;

/** How long a step took, in words; empty while it runs. */
export function duration(times: Times): string {
  return durationText([times]);
}

/** How long steps took together, in words; empty while one of them runs. */
function durationText(all: readonly Times[]): string {
  const took = all.map(({ ExecutionStartTime: start, ExecutionEndTime: end }) =>
    start && end ? end.getTime() - start.getTime() : undefined,
  );
  if (took.includes(undefined)) return '';
  const seconds = Math.round(took.reduce<number>((sum, each) => sum + (each ?? 0), 0) / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** A row for each step; what a loop repeats with the same end is one row, where it was first, with how often. */
function stepRows(steps: readonly StepExecution[]): string[][] {
  const rows = new Map<string, StepExecution[]>();
  for (const step of steps) {
    const same = JSON.stringify([step.StepName, step.StepStatus, step.FailureMessage]);
    rows.set(same, [...(rows.get(same) ?? []), step]);
  }
  return [...rows.values()].map((turns) => {
    const [{ StepName = '', StepStatus = '', FailureMessage = '' }] = turns as [StepExecution];
    const name = turns.length > 1 ? `${StepName}, ${turns.length} times` : StepName;
    return [name, StepStatus, durationText(turns), FailureMessage];
  });
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
      table(['step', 'status', 'took', ''], stepRows(steps)),
      ...(shown ? [fenced(shown)] : []),
      md`Execution ${execution.AutomationExecutionId ?? ''}\n`,
    ],
    '\n\n',
  );
}
