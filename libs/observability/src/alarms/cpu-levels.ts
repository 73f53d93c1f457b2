/**
 * The vendor's CPU levels of a server: a warning above the first one, falling behind above the second, each for so long.
 * Source: help.zscaler.com/zia/adding-nss-feeds-alerts
 */
export const CPU_LEVELS = {
  high: { percent: 85, minutes: 3 },
  critical: { percent: 95, minutes: 1 },
} as const;
