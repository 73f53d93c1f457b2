import { type Action } from '../execution/invocation';

/**
 * `aws:pause`: waits for the signal Resume, by default seven days.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-pause.html
 */
export const pause: Action = async ({ state, waiting }) => {
  let unlisten = () => {};
  const resumed = new Promise<void>((resolve) => {
    unlisten = state.signals.listen(({ type }) => {
      if (type === 'Resume') resolve();
      return type === 'Resume';
    });
  });
  try {
    await waiting(resumed);
  } finally {
    unlisten();
  }
  return {};
};
