import { StepFailure } from '../failure';
import { coerce } from '../references/typing';
import { type Action } from '../execution/invocation';
import { requiredText } from './inputs';

/**
 * `aws:updateVariable`: gives a declared variable a new value of its type.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html
 */
export const updateVariable: Action = async ({ inputs, state }) => {
  const name = requiredText(inputs, 'Name').replace(/^variable:/, '');
  const variable = state.document.variables?.[name];
  if (!variable)
    throw new StepFailure(`the document has no variable ${name}`, {
      stage: 'InputValidation',
      type: 'UnknownVariable',
    });
  state.scope.setVariable(name, coerce(inputs['Value'], variable.type));
  return {};
};
