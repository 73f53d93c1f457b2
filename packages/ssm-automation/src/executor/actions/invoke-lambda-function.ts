import { StepFailure } from '../failure';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { optionalMap, optionalText, pick, requiredText } from './inputs';

/**
 * `aws:invokeLambdaFunction`: five minutes at most. A function that threw fails the step and leaves its outputs.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
 */
export const invokeLambdaFunction: Action = async ({ inputs, call }) => {
  const payload =
    optionalText(inputs, 'Payload') ??
    (inputs['InputPayload'] === undefined ? undefined : JSON.stringify(optionalMap(inputs, 'InputPayload')));
  const response = await call('lambda', 'Invoke', {
    FunctionName: requiredText(inputs, 'FunctionName'),
    ...pick(inputs, ['ClientContext', 'InvocationType', 'LogType', 'Qualifier']),
    ...(payload !== undefined && { Payload: payload }),
  });
  const { StatusCode, FunctionError, LogResult, Payload } = response;
  const outputs = { StatusCode, FunctionError, LogResult, Payload };
  if (FunctionError !== undefined) {
    throw new StepFailure(`the function failed (${text(FunctionError)}): ${text(Payload)}`, {
      type: 'FunctionError',
      outputs,
    });
  }
  return { response: { ...outputs, Payload: parsed(Payload) }, outputs };
};

/** Selectors look into what the function returned, which is JSON. */
function parsed(payload: unknown): unknown {
  try {
    return typeof payload === 'string' ? (JSON.parse(payload) as unknown) : payload;
  } catch {
    return payload;
  }
}
