import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { optionalText } from './inputs';

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SECONDS = [7 * 86_400, 86_400, 3600, 60, 1];

/**
 * `aws:sleep`: waits for an ISO 8601 Duration, or until a Timestamp; one in the past is no wait.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html
 */
export const sleep: Action = async ({ inputs, sleep: wait, state }) => {
  const duration = optionalText(inputs, 'Duration');
  const timestamp = optionalText(inputs, 'Timestamp');
  if ((duration === undefined) === (timestamp === undefined)) throw wrong('a sleep takes either Duration or Timestamp');
  await wait(duration === undefined ? secondsUntil(timestamp as string, state.clock.now()) : durationSeconds(duration));
  return {};
};

/** Seconds of an ISO 8601 duration without years and months. @throws StepFailure for other text */
export function durationSeconds(duration: string): number {
  const parts = DURATION.exec(duration)?.slice(1);
  if (!parts || parts.every((part) => part === undefined)) throw wrong(`${duration} is no ISO 8601 duration`);
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (SECONDS[index] ?? 0), 0);
}

function secondsUntil(timestamp: string, now: number): number {
  const until = Date.parse(timestamp);
  if (Number.isNaN(until)) throw wrong(`${timestamp} is no ISO 8601 timestamp`);
  return Math.max(0, (until - now) / 1000);
}

function wrong(message: string): StepFailure {
  return new StepFailure(message, { stage: 'InputResolution', type: 'InvalidInput' });
}
