/**
 * The vendor's CPU levels of a server, in percent: a warning above the first one, falling behind above the second.
 * Source: help.zscaler.com/zia/adding-nss-feeds-alerts
 */
export const CPU_LEVELS = { high: 85, critical: 95 } as const;
