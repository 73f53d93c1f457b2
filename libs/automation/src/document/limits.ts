import { type ActionName } from './action-name';

/** Greatest number of times a loop runs its body. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html */
export const MAX_LOOP_ITERATIONS = 100;

/** Seconds the steps that a cancel leads to may take altogether. */
export const CANCEL_WORKFLOW_SECONDS = 120;

/** Seconds an attempt may take when the step gives no timeoutSeconds, and the most it may ask for. */
export interface ActionTimeout {
  readonly defaultSeconds?: number;
  readonly maxSeconds?: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Timeouts that the actions' own pages document; actions without an entry wait as long as AWS does. */
export const ACTION_TIMEOUTS: Readonly<Partial<Record<ActionName, ActionTimeout>>> = {
  'aws:approve': { defaultSeconds: 7 * DAY, maxSeconds: 30 * DAY },
  'aws:assertAwsResourceProperty': { defaultSeconds: HOUR },
  'aws:changeInstanceState': { defaultSeconds: HOUR },
  // One API call; a longer timeoutSeconds changes nothing.
  'aws:executeAwsApi': { defaultSeconds: 25, maxSeconds: 25 },
  'aws:executeScript': { defaultSeconds: 600, maxSeconds: 600 },
  'aws:invokeLambdaFunction': { defaultSeconds: 300, maxSeconds: 300 },
  'aws:pause': { defaultSeconds: 7 * DAY, maxSeconds: 30 * DAY },
  'aws:waitForAwsResourceProperty': { defaultSeconds: HOUR },
};

/**
 * Actions that `onCancel: step:X` cannot lead to.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#onCan
 */
export const NOT_AFTER_CANCEL: ReadonlySet<ActionName> = new Set<ActionName>([
  'aws:approve',
  'aws:copyImage',
  'aws:createImage',
  'aws:createStack',
  'aws:createTags',
  'aws:loop',
  'aws:pause',
  'aws:runInstances',
  'aws:sleep',
]);
