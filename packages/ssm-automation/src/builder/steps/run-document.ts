import { rateControlInputs } from '../targets';
import { stepValue, type StepValue } from '../step-value';
import { type RunCommandOptions, type RunCommandOutputs } from './run-command';

/** The step that runs a command document, whatever its parameters are. */
export function runDocument(name: string, options: RunCommandOptions): StepValue<RunCommandOutputs> {
  const inputs = () => ({
    DocumentName: options.documentName,
    DocumentVersion: options.documentVersion,
    InstanceIds: options.instanceIds,
    ...rateControlInputs(options),
    Parameters: options.parameters,
    ...(options.outputS3 && {
      OutputS3BucketName: options.outputS3.bucket,
      OutputS3KeyPrefix: options.outputS3.prefix,
    }),
    ...(options.cloudWatchLogGroup !== undefined && {
      CloudWatchOutputConfig: {
        CloudWatchOutputEnabled: true,
        CloudWatchLogGroupName: options.cloudWatchLogGroup,
      },
    }),
    Comment: options.comment,
    TimeoutSeconds: options.deliveryTimeoutSeconds,
  });
  return stepValue<RunCommandOutputs>(name, 'aws:runCommand', options, inputs, {
    builtIn: ['CommandId', 'Status', 'ResponseCode', 'Output'],
  });
}
