import { asStepFailure, StepFailure } from '../failure';
import { type ExecutionState } from './execution-state';

/**
 * The operation's name as the API has it. Published runbooks write `describe_instances` and `describeInstances` too.
 */
export function operationName(api: string): string {
  const words = api.split('_').filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Payloads of Lambda functions and the like come as bytes. */
function bytesAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return ArrayBuffer.isView(raw) ? new TextDecoder().decode(raw as Uint8Array) : value;
}

/**
 * Calls AWS with the automation's role and gives the response as plain JSON.
 *
 * @throws StepFailure that names the error as AWS does
 */
export async function callAws(
  state: Pick<ExecutionState, 'ports' | 'context' | 'clock'>,
  service: string,
  api: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const operation = operationName(api);
  try {
    // Through an async function, so that a port that throws at once fails the step like one that rejects.
    const call = async () => state.ports.aws.call(service, operation, parameters, state.context);
    const response = await state.clock.hold(call);
    return JSON.parse(JSON.stringify(response ?? {}, bytesAsText)) as Record<string, unknown>;
  } catch (thrown) {
    if (thrown instanceof StepFailure) throw thrown;
    const { type, message } = asStepFailure(thrown);
    throw new StepFailure(`An error occurred (${type}) when calling the ${operation} operation: ${message}`, { type });
  }
}
