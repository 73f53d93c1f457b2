import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { optionalText, requiredText } from './inputs';

/**
 * `aws:invokeWebhook`: posts to an integration that the account has set up. A status of 400 and more fails the step.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/invoke-webhook.html
 */
export const invokeWebhook: Action = async ({ inputs, state }) => {
  const { webhooks } = state.ports;
  if (!webhooks) throw new StepFailure('nothing here invokes webhooks', { type: 'NoWebhooksPort' });
  const invoke = async () => webhooks.invoke(requiredText(inputs, 'IntegrationName'), optionalText(inputs, 'Body'));
  const { response: Response, responseCode: ResponseCode } = await state.clock.hold(invoke);
  const outputs = { Response, ResponseCode };
  if (ResponseCode >= 400)
    throw new StepFailure(`the webhook answered ${ResponseCode}`, { type: 'WebhookError', outputs });
  return { outputs };
};
