import { type AutomationExecution, type AutomationExecutionMetadata } from '@aws-sdk/client-ssm';

/** What of an execution its metadata shows, https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionMetadata.html */
const MEMBERS = [
  'AutomationExecutionId',
  'DocumentName',
  'DocumentVersion',
  'AutomationExecutionStatus',
  'ExecutionStartTime',
  'ExecutionEndTime',
  'ExecutedBy',
  'Outputs',
  'Mode',
  'ParentAutomationExecutionId',
  'CurrentStepName',
  'CurrentAction',
  'FailureMessage',
  'TargetParameterName',
  'Targets',
  'TargetMaps',
  'ResolvedTargets',
  'MaxConcurrency',
  'MaxErrors',
  'Target',
] as const satisfies readonly (keyof AutomationExecution & keyof AutomationExecutionMetadata)[];

/** An execution is CrossAccount when it runs in several accounts or regions. */
export function automationType({ TargetLocations }: AutomationExecution): 'CrossAccount' | 'Local' {
  return TargetLocations ? 'CrossAccount' : 'Local';
}

/** An execution as lists show it: with its type and a log file, which recorded answers of AWS leave empty. */
export function metadataOf(execution: AutomationExecution): AutomationExecutionMetadata {
  const shown = MEMBERS.flatMap((name) => (execution[name] === undefined ? [] : [[name, execution[name]] as const]));
  return { ...Object.fromEntries(shown), LogFile: '', AutomationType: automationType(execution) };
}
