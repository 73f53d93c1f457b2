import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** An integration of Automation, and what it is told. */
export interface InvokeWebhookOptions extends StepOptions {
  readonly integrationName: In<string>;
  /** @default - none */
  readonly body?: In<string>;
}

/** What the other side answered. */
export interface InvokeWebhookOutputs {
  readonly Response: Ref<string>;
  readonly ResponseCode: Ref<number>;
}

/** `aws:invokeWebhook`. https://docs.aws.amazon.com/systems-manager/latest/userguide/invoke-webhook.html */
export function invokeWebhook(name: string, options: InvokeWebhookOptions): StepValue<InvokeWebhookOutputs> {
  const inputs = () => ({ IntegrationName: options.integrationName, Body: options.body });
  return stepValue<InvokeWebhookOutputs>(name, 'aws:invokeWebhook', options, inputs, {
    builtIn: ['Response', 'ResponseCode'],
  });
}
