import { type Action } from '../execution/invocation';

/**
 * `aws:pause`: waits for the signal Resume, by default seven days.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-pause.html
 */
export const pause: Action = async ({ step, state, waiting }) => {
  let unlisten = () => {};
  const resumed = new Promise<void>((resolve) => {
    unlisten = state.signals.listen(({ type, payload }) => {
      const meant = type === 'Resume' && (payload['StepName']?.[0] ?? step.name) === step.name;
      if (meant) resolve();
      return meant;
    });
  });
  try {
    await waiting(resumed);
  } finally {
    unlisten();
  }
  return {};
};
