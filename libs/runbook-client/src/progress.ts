import { duration } from './summary';
import { type AutomationExecution } from '@aws-sdk/client-ssm';

/** Tells of each step once when it begins to run and once when it has ended. */
export function stepProgress(say: (line: string) => void): (execution: AutomationExecution) => void {
  const told = new Map<string, string>();
  return ({ StepExecutions = [] }) => {
    for (const step of StepExecutions) {
      const { StepName: name = '', StepStatus: status = 'Pending', StepExecutionId: id = name } = step;
      if (status === 'Pending' || told.get(id) === status) continue;
      told.set(id, status);
      const took = duration(step);
      say(
        `  ${status.padEnd(10)} ${name}${took ? `  ${took}` : ''}${step.FailureMessage ? `  ${firstLine(step.FailureMessage)}` : ''}`,
      );
    }
  };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
