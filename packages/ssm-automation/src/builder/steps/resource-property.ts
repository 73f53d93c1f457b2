import { type ActionName } from '../../document';
import { apiOf, type AwsCommand, type CommandInput } from '../aws-command';
import { type InFields } from '../ref';
import { type ResponseList } from '../response/response';
import { type ApiOutput, apiSelection } from '../response/api-outputs';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** What a property may be compared with: the values that the SDK lists, or any text where it lists none. */
export type DesiredValue<V> = V extends string
  ? V
  : V extends ResponseList<infer U> | readonly (infer U)[]
    ? DesiredValue<U>
    : string;

/** A property of a resource, and what it should be. */
export interface ResourcePropertyOptions<C extends AwsCommand, V> extends StepOptions {
  readonly command: C;
  readonly input: InFields<CommandInput<C>>;
  /** Where in the answer the property stands: `(r) => r.Images[0]!.State`. Everything it matches has to be desired. */
  readonly property: ApiOutput<C, V>;
  readonly desiredValues: readonly [DesiredValue<NoInfer<V>>, ...DesiredValue<NoInfer<V>>[]];
}

const propertyStep =
  (action: ActionName) =>
  <C extends AwsCommand, V>(name: string, options: ResourcePropertyOptions<C, V>): StepValue<Record<never, never>> => {
    const { command, property } = options;
    const { selector } = apiSelection(command, property);
    return stepValue(name, action, options, () => ({
      ...apiOf(command),
      ...options.input,
      PropertySelector: selector,
      DesiredValues: options.desiredValues,
    }));
  };

/** `aws:waitForAwsResourceProperty`; times out after an hour by default. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html */
export const waitForAwsResourceProperty = propertyStep('aws:waitForAwsResourceProperty');

/** `aws:assertAwsResourceProperty`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-assertAwsResourceProperty.html */
export const assertAwsResourceProperty = propertyStep('aws:assertAwsResourceProperty');
