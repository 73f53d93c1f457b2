/** Services that may tell the topic something, unless an environment names more. */
export const NOTIFICATION_PUBLISHERS: readonly string[] = ['cloudwatch.amazonaws.com'];
