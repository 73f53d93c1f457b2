import { type ActionName } from '../../document';
import { apiOf, type AwsCommand, type CommandInput } from '../aws-command';
import { type InFields } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** A property of a resource, and what it should be. */
export interface ResourcePropertyOptions<C extends AwsCommand> extends StepOptions {
  readonly command: C;
  readonly input: InFields<CommandInput<C>>;
  /** Where in the response the property stands. Everything it matches has to be desired. */
  readonly selector: `$${string}`;
  readonly desiredValues: readonly [string, ...string[]];
}

const propertyStep =
  (action: ActionName) =>
  <C extends AwsCommand>(name: string, options: ResourcePropertyOptions<C>): StepValue<Record<never, never>> =>
    stepValue(name, action, options, () => ({
      ...apiOf(options.command),
      ...options.input,
      PropertySelector: options.selector,
      DesiredValues: options.desiredValues,
    }));

/** `aws:waitForAwsResourceProperty`; times out after an hour by default. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html */
export const waitForAwsResourceProperty = propertyStep('aws:waitForAwsResourceProperty');

/** `aws:assertAwsResourceProperty`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-assertAwsResourceProperty.html */
export const assertAwsResourceProperty = propertyStep('aws:assertAwsResourceProperty');
