import { type Ref } from '../ref';
import { type StepOptions, type StepTarget, stepValue, type StepValue, targetName } from '../step-value';

type Text = string | Ref<string>;
type Numeric = number | Ref<number>;

/** A test whose operator fits the type of the value. */
export type TypedCondition =
  | { readonly Variable: Ref<string>; readonly StringEquals: Text }
  | { readonly Variable: Ref<string>; readonly EqualsIgnoreCase: Text }
  | { readonly Variable: Ref<string>; readonly StartsWith: Text }
  | { readonly Variable: Ref<string>; readonly EndsWith: Text }
  | { readonly Variable: Ref<string>; readonly Contains: Text }
  | { readonly Variable: Ref<number>; readonly NumericEquals: Numeric }
  | { readonly Variable: Ref<number>; readonly NumericGreater: Numeric }
  | { readonly Variable: Ref<number>; readonly NumericLesser: Numeric }
  | { readonly Variable: Ref<number>; readonly NumericGreaterOrEquals: Numeric }
  | { readonly Variable: Ref<number>; readonly NumericLesserOrEquals: Numeric }
  | { readonly Variable: Ref<boolean>; readonly BooleanEquals: boolean | Ref<boolean> }
  | { readonly And: readonly TypedCondition[] }
  | { readonly Or: readonly TypedCondition[] }
  | { readonly Not: TypedCondition };

/** Ways to go on. There is no nextStep and no isEnd: every way is written out. */
export interface BranchOptions extends Omit<StepOptions, 'nextStep' | 'isEnd'> {
  readonly choices: readonly { readonly when: TypedCondition; readonly to: StepTarget }[];
  /** Where to go when no choice holds. AWS would go to the next step; here it has to be said. */
  readonly otherwise: StepTarget;
}

/** `aws:branch`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html */
export function branch(name: string, options: BranchOptions): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:branch', options, () => ({
    Choices: options.choices.map(({ when, to }) => ({ ...when, NextStep: targetName(to) })),
    Default: targetName(options.otherwise),
  }));
}
