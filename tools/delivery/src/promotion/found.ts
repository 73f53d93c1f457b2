import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { agrees, type Fact } from '@nss/operations';
import { writeFileSync } from 'node:fs';

/** What was found after a deployment, for the page about the environment (`npm run -s report -- --history`). */
export interface Found {
  readonly environment: string;
  /** Of the manifest of the assembly. */
  readonly digest: string;
  /** When it was looked at. */
  readonly at: Date;
  readonly facts: readonly Fact[];
  /** Of the runbooks that look at a deployment. */
  readonly executions: readonly AutomationExecution[];
}

/** What of a step's outputs is for people; the rest is for the steps after it. */
const FOR_PEOPLE = new Set(['Lines', 'Points', 'Summary']);

/** Writes down what was found, whether or not all is well: who looks at a page wants to see what is not. */
export function writeFound(file: string, { environment, digest, at, facts, executions }: Found): void {
  const areas = [...new Set(facts.map(({ area }) => area))].map((area) => {
    const own = facts.filter((fact) => fact.area === area);
    return { area, planned: own.length, differs: own.filter((fact) => !agrees(fact)).length };
  });
  const differences = facts.filter((fact) => !agrees(fact));
  const written = { environment, digest, at, areas, differences, executions: executions.map(forPeople) };
  writeFileSync(file, `${JSON.stringify(written)}\n`);
}

function forPeople({ StepExecutions = [], ...execution }: AutomationExecution) {
  const { AutomationExecutionId, DocumentName, AutomationExecutionStatus, FailureMessage, ExecutionEndTime } =
    execution;
  return {
    AutomationExecutionId,
    DocumentName,
    AutomationExecutionStatus,
    FailureMessage,
    ExecutionEndTime,
    StepExecutions: StepExecutions.map(({ StepName, ExecutionEndTime: ended, Outputs = {} }) => ({
      StepName,
      ExecutionEndTime: ended,
      Outputs: Object.fromEntries(Object.entries(Outputs).filter(([name]) => FOR_PEOPLE.has(name))),
    })),
  };
}
