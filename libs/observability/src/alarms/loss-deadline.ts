/** Logs NSS keeps while a SIEM is out of reach. Source: help.zscaler.com/zia/adding-nss-feeds-alerts */
export const BUFFER_MINUTES = 60;

/** Until when a feed that fell silent can be restored without losing logs. */
export function lossDeadline(silentSince: Date): Date {
  return new Date(silentSince.getTime() + BUFFER_MINUTES * 60_000);
}
