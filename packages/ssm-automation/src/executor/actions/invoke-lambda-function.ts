import { MAX_LAMBDA_PAYLOAD_BYTES } from '../../document';
import { StepFailure } from '../failure';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { cutToBytes } from './cut-to-bytes';
import { optionalMap, optionalText, pick, requiredText } from './inputs';

/**
 * `aws:invokeLambdaFunction`: five minutes at most. InputPayload wins over Payload. A function that threw fails the step
 * and leaves its outputs. Of what it returns 200 KB come back.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
 */
export const invokeLambdaFunction: Action = async ({ inputs, call }) => {
  const payload =
    inputs['InputPayload'] === undefined
      ? optionalText(inputs, 'Payload')
      : JSON.stringify(optionalMap(inputs, 'InputPayload'));
  const response = await call('lambda', 'Invoke', {
    FunctionName: requiredText(inputs, 'FunctionName'),
    ...pick(inputs, ['ClientContext', 'InvocationType', 'LogType', 'Qualifier']),
    ...(payload !== undefined && { Payload: payload }),
  });
  const { StatusCode, FunctionError, LogResult } = response;
  const Payload = returnedText(response['Payload']);
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

/** A payload as far as AWS returns it. A character cut in two is left out. */
function returnedText(payload: unknown): unknown {
  return typeof payload === 'string' ? cutToBytes(payload, MAX_LAMBDA_PAYLOAD_BYTES) : payload;
}
