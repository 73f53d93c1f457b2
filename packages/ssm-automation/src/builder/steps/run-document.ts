import { stepValue, type StepValue } from '../step-value';
import { type RunCommandOptions, type RunCommandOutputs } from './run-command';

/** The step that runs a command document, whatever its parameters are. */
export function runDocument(name: string, options: RunCommandOptions): StepValue<RunCommandOutputs> {
  const inputs = () => ({
    DocumentName: options.documentName,
    InstanceIds: options.instanceIds,
    ...(options.parameters && { Parameters: options.parameters }),
    ...(options.outputS3 && {
      OutputS3BucketName: options.outputS3.bucket,
      OutputS3KeyPrefix: options.outputS3.prefix,
    }),
    ...(options.deliveryTimeoutSeconds !== undefined && { TimeoutSeconds: options.deliveryTimeoutSeconds }),
  });
  return stepValue<RunCommandOutputs>(name, 'aws:runCommand', options, inputs, {
    builtIn: ['CommandId', 'Status', 'ResponseCode', 'Output'],
  });
}
