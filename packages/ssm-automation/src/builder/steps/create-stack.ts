import { actionInputs } from '../action-inputs';
import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** The template, as text or as a map, or where it is. */
type Template =
  | { readonly templateBody: string | Readonly<Record<string, unknown>> | Ref<string>; readonly templateUrl?: never }
  | { readonly templateUrl: In<string>; readonly templateBody?: never };

/** A stack to create. Maps and lists of maps have the keys of CloudFormation's CreateStack. */
export type CreateStackOptions = StepOptions &
  Template & {
    readonly stackName: In<string>;
    readonly parameters?: In<{ ParameterKey: string; ParameterValue: string }[]>;
    readonly capabilities?: In<string[]>;
    readonly tags?: In<{ Key: string; Value: string }[]>;
    readonly roleArn?: In<string>;
    /** @default ROLLBACK */
    readonly onStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
    readonly timeoutInMinutes?: In<number>;
    readonly notificationArns?: In<string[]>;
    readonly resourceTypes?: In<string[]>;
    readonly stackPolicyBody?: In<string>;
    readonly stackPolicyUrl?: In<string>;
    readonly clientRequestToken?: In<string>;
  };

/** The stack that is there. */
export interface CreateStackOutputs {
  readonly StackId: Ref<string>;
  readonly StackStatus: Ref<string>;
  readonly StackStatusReason: Ref<string>;
}

const NAMES = {
  templateUrl: 'TemplateURL',
  roleArn: 'RoleARN',
  notificationArns: 'NotificationARNs',
  stackPolicyUrl: 'StackPolicyURL',
} as const;

/** `aws:createStack`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createstack.html */
export function createStack(name: string, options: CreateStackOptions): StepValue<CreateStackOutputs> {
  return stepValue<CreateStackOutputs>(name, 'aws:createStack', options, () => actionInputs(options, NAMES), {
    builtIn: ['StackId', 'StackStatus', 'StackStatusReason'],
  });
}
