import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type DeployedEnvironment } from '../environment';
import { type Given, run } from '../execution';

/** One line of the health table. */
export interface HealthLine {
  readonly check: string;
  readonly subject: string;
  readonly verdict: 'pass' | 'warn' | 'fail' | 'unknown';
  readonly figure: string;
  readonly threshold: string;
  readonly action: string;
}

/** What one health check said. */
export interface Health {
  readonly execution: AutomationExecution;
  readonly lines: readonly HealthLine[];
  readonly verdict: string;
  readonly summary: string;
  /** -1: no logs are about to be lost. */
  readonly minutesLeft: number;
  /** The lines of a check, of one subject where it is given, as `verdict: figure`. */
  readonly of: (check: string, subject?: string) => string[];
}

/** Runs the health check and reads its table. */
export async function health(environment: DeployedEnvironment, given?: Given): Promise<Health> {
  const execution = await run(environment, 'nss-health-check', given);
  const concluded = execution.StepExecutions?.find(({ StepName }) => StepName === 'conclude')?.Outputs ?? {};
  const lines = JSON.parse(concluded['Lines']?.[0] ?? '[]') as HealthLine[];
  return {
    execution,
    lines,
    verdict: concluded['Verdict']?.[0] ?? '',
    summary: concluded['Summary']?.[0] ?? '',
    minutesLeft: Number(execution.Outputs?.['conclude.MinutesLeft']?.[0]),
    of: (check, subject) =>
      lines
        .filter((line) => line.check === check && (subject === undefined || line.subject === subject))
        .map(({ verdict, figure }) => `${verdict}: ${figure}`),
  };
}
