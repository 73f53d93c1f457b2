import { duration } from './summary';
import { type AutomationExecution } from '@aws-sdk/client-ssm';

/**
 * Tells of each step once when it begins to run and once when it has ended. Of what a loop repeats, for minutes and dozens of times, each
 * status is told the first time only; a failure always is.
 */
export function stepProgress(say: (line: string) => void): (execution: AutomationExecution) => void {
  const told = new Map<string, string>();
  const said = new Set<string>();
  return ({ StepExecutions = [] }) => {
    for (const step of StepExecutions) {
      const { StepName: name = '', StepStatus: status = 'Pending', StepExecutionId: id = name } = step;
      if (status === 'Pending' || told.get(id) === status) continue;
      told.set(id, status);
      const isRepeated = said.has(`${name} ${status}`);
      said.add(`${name} ${status}`);
      if (isRepeated && !step.FailureMessage) continue;
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
