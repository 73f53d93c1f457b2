import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { type DeployedEnvironment } from './environment';

/** The trail answers with no more than these, the newest, and the embedded cloud has no second page. */
const PAGE = 50;

/**
 * The parameters an API was called with in an environment's account since a moment, as the trail has them: a call each.
 * @throws RangeError for more calls than one answer of the trail holds
 */
export async function callsSince(
  { client }: DeployedEnvironment,
  api: string,
  since: Date,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { Events = [] } = await new CloudTrailClient(client).send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: api }],
      StartTime: since,
      MaxResults: PAGE,
    }),
  );
  if (Events.length >= PAGE) throw new RangeError(`${api} was called too often to be counted`);
  return Events.map(
    ({ CloudTrailEvent = '{}' }) =>
      (JSON.parse(CloudTrailEvent) as { requestParameters?: Record<string, unknown> }).requestParameters ?? {},
  );
}
