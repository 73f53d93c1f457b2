import { apiOf, type AwsCommand, type CommandInput } from '../aws-command';
import { type InFields } from '../ref';
import { type ApiOutputRefs, apiOutputs, type ApiOutputs } from '../response/api-outputs';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** One call of an API. AWS ends it after 25 seconds. */
export interface ExecuteAwsApiOptions<C extends AwsCommand, O> extends StepOptions {
  /** The command class of an SDK client; it gives the service, the API and the types of the input and of the answer. */
  readonly command: C;
  readonly input: InFields<CommandInput<C>>;
  /** Places in the answer: `{ Value: (r) => r.Parameter!.Value }`. `selector('$..Arn', 'StringList')` is for what has no such place. @default - none */
  readonly outputs?: ApiOutputs<C, O>;
}

/**
 * `aws:executeAwsApi`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html
 *
 * @throws TypeError for a command that boto3 does not have, and for an output that the API does not answer
 */
export function executeAwsApi<C extends AwsCommand, O = Record<never, never>>(
  name: string,
  options: ExecuteAwsApiOptions<C, O>,
): StepValue<ApiOutputRefs<O>> {
  const { command, outputs } = options;
  const inputs = () => ({ ...apiOf(command), ...options.input });
  const declared = outputs && apiOutputs(command, outputs);
  return stepValue<ApiOutputRefs<O>>(name, 'aws:executeAwsApi', options, inputs, { declared });
}
