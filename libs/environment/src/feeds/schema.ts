import * as z from 'zod';
import { cidr, host, port, slug, text } from '../primitives';
import { FEED_LOG_TYPE_NAMES } from './log-types';

/** Characters of the names of a feed and of a SIEM, which stand in names of metrics and alarms beside the purpose. */
const LONGEST_NAME = 40;
/** Feeds of one SIEM, and of one server: more than the vendor lets a server send. */
export const MOST_FEEDS = 32;
/** Of a sentence in a table. */
const LONGEST_FILTER = 200;

/**
 * Events a second that a feed may be limited to, and minutes of logs that it may send again.
 * https://help.zscaler.com/zia/adding-nss-feeds-alerts
 */
const LEAST_RATE = 100;
const MOST_RATE = 1_000_000;
const MOST_DUPLICATE_MINUTES = 60;
/** Minutes of logs that a feed sends again after a lost connection, as the vendor recommends. */
export const RECOMMENDED_DUPLICATE_MINUTES = 5;

/** One feed of a SIEM, as the vendor's page about adding it asks for it. */
export const feedSchema = z.strictObject({
  name: slug
    .max(LONGEST_NAME)
    .describe('stands in the names of its metrics and alarms; call the feed in the portal like this'),
  logType: z.enum(FEED_LOG_TYPE_NAMES).describe('which servers send it follows: DNS logs come with NSS for Firewall'),
  port: port.describe('SIEM TCP port'),
  from: text(/^(web|firewall)(-0[12])?$/, 'web, firewall, or one server, for example web-02')
    .optional()
    .describe(
      'the servers it is configured on, where not on each that carries the log type: alerts of one of them, or one server of two that are active. @default - every server that carries the log type',
    ),
  collector: host
    .optional()
    .describe(
      'SIEM IP address or FQDN, where it is known; rules and pulse are narrowed to the address. @default - any address of the prefixes',
    ),
  eventsPerSecond: z
    .int()
    .min(LEAST_RATE)
    .max(MOST_RATE)
    .optional()
    .describe('SIEM rate limit: what is above it is lost. @default - unlimited'),
  duplicateMinutes: z
    .int()
    .min(0)
    .max(MOST_DUPLICATE_MINUTES)
    .default(RECOMMENDED_DUPLICATE_MINUTES)
    .describe(
      'Duplicate Logs: from how long before a lost connection was noticed it sends again. @default 5, as the vendor recommends',
    ),
  filter: z
    .string()
    .min(1)
    .max(LONGEST_FILTER)
    .optional()
    .describe('what the filters of the portal let through, in words. @default - all of the log type'),
  silenceAlarm: z
    .boolean()
    .optional()
    .describe(
      'whether silence is a fault: false for a feed whose filter lets little through. @default - true of web, firewall and DNS logs',
    ),
});

/** A feed as a file says it, with the defaults filled in. */
export type FileFeed = z.infer<typeof feedSchema>;

/** A SIEM, and what it gets. */
export const siemSchema = z.strictObject({
  name: slug.max(LONGEST_NAME),
  prefixes: z.array(cidr).min(1).describe('addresses of the collectors, over the private connection'),
  ports: z
    .strictObject({ web: port.optional(), firewall: port.optional(), alerts: port.optional() })
    .optional()
    .describe('TCP port of each feed, where one of each log type is enough. @default - the feeds that `feeds` lists'),
  feeds: z
    .array(feedSchema)
    .min(1)
    .max(MOST_FEEDS)
    .optional()
    .describe(
      'instead of `ports`: each feed by its name, several of a log type, and other log types than web and firewall. @default - a feed for each of `ports`',
    ),
  acceptsDuplicates: z
    .boolean()
    .default(false)
    .describe(
      'true where the SIEM tells apart what two active servers send it twice, for example by the field `recordid`: the vendor does not recommend that they send to one SIEM. @default false',
    ),
});
