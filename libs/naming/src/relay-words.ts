/** The log types an NSS server can serve; one server serves one. Source: Zscaler NSS deployment guide for AWS. */
export const LOG_TYPES = ['web', 'firewall'] as const;

/** One of {@link LOG_TYPES}. */
export type LogType = (typeof LOG_TYPES)[number];

/**
 * How servers stand in for each other. `single`: one server a log type. `active-standby`: two under one certificate, of which one
 * runs at a time. `active-active`: two with a certificate each.
 */
export const AVAILABILITIES = ['single', 'active-standby', 'active-active'] as const;

/** One of {@link AVAILABILITIES}. */
export type Availability = (typeof AVAILABILITIES)[number];
