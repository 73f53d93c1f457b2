import { durationSeconds } from '../../document';
import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { optionalText } from './inputs';

/**
 * `aws:sleep`: waits for an ISO 8601 Duration, or until a Timestamp; one in the past is no wait.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html
 */
export const sleep: Action = async ({ inputs, sleep: wait, state }) => {
  const duration = optionalText(inputs, 'Duration');
  const timestamp = optionalText(inputs, 'Timestamp');
  if ((duration === undefined) === (timestamp === undefined)) throw wrong('a sleep takes either Duration or Timestamp');
  await wait(duration === undefined ? secondsUntil(timestamp as string, state.clock.now()) : lengthOf(duration));
  return {};
};

function lengthOf(duration: string): number {
  const seconds = durationSeconds(duration);
  if (seconds === undefined) throw wrong(`${duration} is no ISO 8601 duration`);
  return seconds;
}

function secondsUntil(timestamp: string, now: number): number {
  const until = Date.parse(timestamp);
  if (Number.isNaN(until)) throw wrong(`${timestamp} is no ISO 8601 timestamp`);
  return Math.max(0, (until - now) / 1000);
}

function wrong(message: string): StepFailure {
  return new StepFailure(message, { stage: 'InputValidation', type: 'InvalidInput' });
}
