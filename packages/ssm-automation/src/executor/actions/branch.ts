import { type Choice } from '../../document';
import { evaluate } from '../conditions/evaluate';
import { StepFailure } from '../failure';
import { resolve } from '../references/resolve';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';

/**
 * `aws:branch`: the first choice that holds wins; without any, Default; without Default, the next step. Where it went is
 * its output NextStep, which no page names and published runbooks read.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html
 */
export const branch: Action = async ({ inputs, state: { scope } }) => {
  const { Choices, Default } = inputs;
  if (!Array.isArray(Choices))
    throw new StepFailure('the input Choices is required', { stage: 'InputValidation', type: 'MissingInput' });
  const chosen = (Choices as Choice[]).find((choice) => evaluate(choice, (value) => resolve(value, scope)));
  const next = chosen ? chosen.NextStep : Default;
  if (next === undefined) return {};
  const NextStep = text(resolve(next, scope));
  return { next: NextStep, outputs: { NextStep } };
};
