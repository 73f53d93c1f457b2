import { asStepFailure, isThrottling, StepFailure } from '../failure';
import { type Invocation } from '../execution/invocation';

/** Seconds between two looks at a resource. AWS documents no figure. */
const POLL_SECONDS = 5;

/**
 * Looks again and again until there is an answer. Being throttled only means to look later; any other error ends it.
 *
 * @param look gives the answer, or undefined to go on
 * @throws StepFailure what `look` throws, or when the attempt is over
 */
export async function poll<T>(invocation: Invocation, look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    try {
      const answer = await look();
      if (answer !== undefined) return answer;
    } catch (thrown) {
      const failure = asStepFailure(thrown);
      const { message, type, status, outputs } = failure;
      if (!isThrottling(failure))
        throw new StepFailure(message, { status, type, outputs: { ...outputs }, stage: lookStage(failure) });
    }
    await invocation.sleep(POLL_SECONDS);
  }
}

/** What a look runs into comes after the invocation; what the inputs lack does not. */
function lookStage({ stage }: StepFailure): StepFailure['stage'] {
  return stage === 'Invocation' ? 'PostVerification' : stage;
}
