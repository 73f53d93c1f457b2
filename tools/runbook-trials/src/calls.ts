import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { type TrialEnvironment } from './environment';

/** The trail answers with no more than these, the newest, and the embedded cloud has no second page. */
const PAGE = 50;

/**
 * How often an API was called in an environment's account since a moment, as the trail has it.
 * @throws RangeError for more calls than one answer of the trail holds
 */
export async function callsSince({ client }: TrialEnvironment, api: string, since: Date): Promise<number> {
  const { Events = [] } = await new CloudTrailClient(client).send(new LookupEventsCommand({
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: api }], StartTime: since, MaxResults: PAGE,
  }));
  if (Events.length >= PAGE) throw new RangeError(`${api} was called too often to be counted`);
  return Events.length;
}
