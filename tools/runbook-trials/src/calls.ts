import { CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import { type TrialEnvironment } from './environment';

/** How often an API was called in an environment's account so far, as the trail has it. */
export async function callsOf({ client }: TrialEnvironment, api: string): Promise<number> {
  let count = 0;
  const pages = paginateLookupEvents({ client: new CloudTrailClient(client) }, { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: api }] });
  for await (const { Events = [] } of pages) count += Events.length;
  return count;
}
