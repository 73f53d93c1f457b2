import { MAX_PAYLOAD_BYTES, MAX_PAYLOAD_ITEMS } from '../../document';
import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { cutToBytes } from './cut-to-bytes';
import { optionalMap, optionalText, requiredText } from './inputs';

/**
 * `aws:executeScript`: runs a script's handler with InputPayload, ten minutes at most. What it returns is
 * `$.Payload` to selectors: its first 100 KB as text where it is longer, in which no selector finds anything, and of a
 * list the first 100 items.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html
 */
export const executeScript: Action = async ({ inputs, state, context, stop }) => {
  const { script: port } = state.ports;
  if (!port) throw new StepFailure('nothing here runs scripts', { type: 'NoScriptPort' });
  const handler = optionalText(inputs, 'Handler');
  const script = optionalText(inputs, 'Script');
  const attachment = optionalText(inputs, 'Attachment');
  const request = {
    runtime: requiredText(inputs, 'Runtime'),
    inputPayload: optionalMap(inputs, 'InputPayload'),
    ...(handler !== undefined && { handler }),
    ...(script !== undefined && { script }),
    ...(attachment !== undefined && { attachment }),
  };
  const run = async () => port.run(request, context, stop);
  const Payload = returnedPart((await state.clock.hold(run)) ?? null);
  const response = { Payload };
  return { response, outputs: { OutputPayload: response, ...(Payload !== null && { Payload }) } };
};

/** A payload as far as AWS returns it. What is cut off is no JSON any more, so it is text. */
function returnedPart(payload: unknown): unknown {
  const part = Array.isArray(payload) ? (payload as unknown[]).slice(0, MAX_PAYLOAD_ITEMS) : payload;
  const whole = JSON.stringify(part) ?? '';
  const cut = cutToBytes(whole, MAX_PAYLOAD_BYTES);
  return cut === whole ? part : cut;
}
