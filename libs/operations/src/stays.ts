import { type StackPromotion } from '@nss/deployment';

/** What a promotion leaves as it is deployed, though the file says something else, a sentence each. */
export function staysSentences({ kept = [], records = [] }: Pick<StackPromotion, 'kept' | 'records'>): string[] {
  return [
    ...kept.map(
      (name) =>
        `${name} relays, and stays as it is: set the other server up where it is a new one (runbook nss-set-up), fail over (nss-failover), then deploy again, and it is changed too`,
    ),
    ...records.map((name) => `${name} was written by a fail-over since it was deployed, and stays as it is`),
  ];
}
