import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { automationType } from './metadata';
import { Refusal } from './refusal';

/** A filter as the Describe operations take it. */
export interface Filter {
  readonly Key: string;
  readonly Values: readonly string[];
}

/** What filters know of an execution. */
export interface FilteredExecution extends AutomationExecution {
  readonly tagKeys: readonly string[];
}

/** Whether something has a value that a filter names. */
type Passes<T> = (item: T, value: string) => boolean;

const same =
  <T>(actual: (item: T) => string | undefined): Passes<T> =>
  (item, value) =>
    actual(item) === value;

/** Both kinds of filters have the two times. */
const TIMES = {
  StartTimeBefore: ({ ExecutionStartTime: at }: { ExecutionStartTime?: Date | undefined }, value: string) =>
    at !== undefined && new Date(at) < timeOf(value),
  StartTimeAfter: ({ ExecutionStartTime: at }: { ExecutionStartTime?: Date | undefined }, value: string) =>
    at !== undefined && new Date(at) > timeOf(value),
};

/**
 * Executions here belong to no change request, OpsItem or resource group, so that these match none.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionFilter.html
 */
const EXECUTION_KEYS: Readonly<Record<string, Passes<FilteredExecution>>> = {
  ...TIMES,
  DocumentNamePrefix: ({ DocumentName = '' }, value) => DocumentName.startsWith(value),
  ExecutionStatus: same((execution) => execution.AutomationExecutionStatus),
  ExecutionId: same((execution) => execution.AutomationExecutionId),
  ParentExecutionId: same((execution) => execution.ParentAutomationExecutionId),
  CurrentAction: same((execution) => execution.CurrentAction),
  AutomationType: same(automationType),
  TagKey: ({ tagKeys }, value) => tagKeys.includes(value),
  TargetResourceGroup: () => false,
  AutomationSubtype: () => false,
  OpsItemId: () => false,
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StepExecutionFilter.html */
const STEP_KEYS: Readonly<Record<string, Passes<StepExecution>>> = {
  ...TIMES,
  StepExecutionStatus: same((step) => step.StepStatus),
  StepExecutionId: same((step) => step.StepExecutionId),
  StepName: same((step) => step.StepName),
  Action: same((step) => step.Action),
  ParentStepExecutionId: same((step) => step.ParentStepDetails?.StepExecutionId),
  ParentStepIteration: same((step) => step.ParentStepDetails?.Iteration?.toString()),
  ParentStepIteratorValue: same((step) => step.ParentStepDetails?.IteratorValue),
};

/** @throws Refusal for what is no time */
function timeOf(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) throw new Refusal('InvalidFilterValue', `${value} is no time`);
  return time;
}

function matcher<T>(known: Readonly<Record<string, Passes<T>>>, filters: readonly Filter[]): (item: T) => boolean {
  const wrong = filters.find(({ Key }) => !known[Key]);
  if (wrong) throw new Refusal('InvalidFilterKey', `${wrong.Key} is no filter: ${Object.keys(known).join(', ')}`);
  return (item) => filters.every(({ Key, Values }) => Values.some((value) => known[Key]?.(item, value)));
}

/**
 * Whether an execution passes all filters of DescribeAutomationExecutions.
 * @throws Refusal for a key that is none
 */
export const executionFilter = (filters: readonly Filter[] = []) => matcher(EXECUTION_KEYS, filters);

/**
 * Whether a step passes all filters of DescribeAutomationStepExecutions.
 * @throws Refusal for a key that is none
 */
export const stepFilter = (filters: readonly Filter[] = []) => matcher(STEP_KEYS, filters);
