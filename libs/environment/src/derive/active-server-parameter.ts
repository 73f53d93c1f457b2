/** Where the fact is kept which server of a log type relays: `/nss-prod/relay/web/active`. */
export function activeServerParameterName(purpose: string, log: string): string {
  return `/${purpose}/relay/${log}/active`;
}
