import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { Refusal } from './refusal';

/** A filter as the Describe operations take it. */
export interface Filter {
  readonly Key: string;
  readonly Values: readonly string[];
}

const EXECUTION_VALUES: Readonly<Record<string, (execution: AutomationExecution) => string | undefined>> = {
  DocumentNamePrefix: (execution) => execution.DocumentName,
  ExecutionStatus: (execution) => execution.AutomationExecutionStatus,
  ExecutionId: (execution) => execution.AutomationExecutionId,
  CurrentAction: (execution) => execution.CurrentAction,
};

const STEP_VALUES: Readonly<Record<string, (step: StepExecution) => string | undefined>> = {
  StepExecutionStatus: (step) => step.StepStatus,
  StepName: (step) => step.StepName,
  Action: (step) => step.Action,
  StepExecutionId: (step) => step.StepExecutionId,
};

function matcher<T>(
  known: Readonly<Record<string, (item: T) => string | undefined>>,
  filters: readonly Filter[],
): (item: T) => boolean {
  const wrong = filters.find(({ Key }) => !known[Key]);
  if (wrong)
    throw new Refusal('InvalidFilterKey', `${wrong.Key} is not a filter here: ${Object.keys(known).join(', ')}`);
  return (item) =>
    filters.every(({ Key, Values }) => {
      const value = known[Key]?.(item) ?? '';
      return Values.some((each) => (Key === 'DocumentNamePrefix' ? value.startsWith(each) : value === each));
    });
}

/**
 * Whether an execution passes all filters of DescribeAutomationExecutions.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionFilter.html
 * @throws Refusal for a key that the embedded cloud does not know
 */
export const executionFilter = (filters: readonly Filter[] = []) => matcher(EXECUTION_VALUES, filters);

/**
 * Whether a step passes all filters of DescribeAutomationStepExecutions.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StepExecutionFilter.html
 * @throws Refusal for a key that the embedded cloud does not know
 */
export const stepFilter = (filters: readonly Filter[] = []) => matcher(STEP_VALUES, filters);
