import { apiOf, type AwsCommand, type CommandInput } from '../aws-command';
import { type InFields } from '../ref';
import { type OutputRefs, type OutputSpecs, type StepOptions, stepValue, type StepValue } from '../step-value';

/** One call of an API. AWS ends it after 25 seconds. */
export interface ExecuteAwsApiOptions<C extends AwsCommand, O extends OutputSpecs> extends StepOptions {
  /** The command class of an SDK client; it gives the service, the API and the types of the input. */
  readonly command: C;
  readonly input: InFields<CommandInput<C>>;
  /** @default - none */
  readonly outputs?: O;
}

/** `aws:executeAwsApi`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html */
export function executeAwsApi<C extends AwsCommand, const O extends OutputSpecs = Record<never, never>>(
  name: string,
  options: ExecuteAwsApiOptions<C, O>,
): StepValue<OutputRefs<O>> {
  const inputs = () => ({ ...apiOf(options.command), ...options.input });
  return stepValue<Record<never, never>, O>(name, 'aws:executeAwsApi', options, inputs, { declared: options.outputs });
}
