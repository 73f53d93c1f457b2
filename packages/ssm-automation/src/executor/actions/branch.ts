import { type Choice } from '../../document';
import { evaluate } from '../conditions/evaluate';
import { StepFailure } from '../failure';
import { resolve } from '../references/resolve';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';

/**
 * `aws:branch`: the first choice that holds wins; without any, Default; without Default, the next step.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html
 */
export const branch: Action = async ({ inputs, state: { scope } }) => {
  const { Choices, Default } = inputs;
  if (!Array.isArray(Choices))
    throw new StepFailure('the input Choices is required', { stage: 'InputResolution', type: 'MissingInput' });
  const chosen = (Choices as Choice[]).find((choice) => evaluate(choice, (value) => resolve(value, scope)));
  const next = chosen ? chosen.NextStep : Default;
  return next === undefined ? {} : { next: text(resolve(next, scope)) };
};
