import { type LogType } from '@nss/naming';

/** What a feed of one log type is to a relay. */
export interface FeedLogType {
  /** Log types of the servers that carry it: a web server is an "NSS for Web", a firewall server an "NSS for Firewall". */
  readonly servers: readonly LogType[];
  /** Whether lines keep coming while people work: then silence is a fault, and as many come as users make. */
  readonly isSteady: boolean;
  /** The page that says which NSS carries it, below https://help.zscaler.com/zia/. */
  readonly page: string;
}

/**
 * What a server can send, by the vendor's names. The servers are those that the vendor's pages about adding a feed give as NSS type.
 * Which types are steady is ours: nobody publishes how many lines each makes.
 */
export const FEED_LOG_TYPES = {
  web: { servers: ['web'], isSteady: true, page: 'adding-nss-feeds-web-logs' },
  firewall: { servers: ['firewall'], isSteady: true, page: 'adding-nss-feeds-firewall-logs' },
  dns: { servers: ['firewall'], isSteady: true, page: 'adding-nss-feeds-dns-logs' },
  tunnel: { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-tunnel-logs' },
  'admin-audit': { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-admin-audit-logs' },
  'saas-security': { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-saas-security-logs' },
  'saas-security-activity': { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-saas-security-activity-logs' },
  'endpoint-dlp': { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-endpoint-dlp-logs' },
  'email-dlp': { servers: ['web'], isSteady: false, page: 'adding-nss-feeds-email-dlp-logs' },
  alerts: { servers: ['web', 'firewall'], isSteady: false, page: 'adding-nss-feeds-alerts' },
} as const satisfies Record<string, FeedLogType>;

/** One of {@link FEED_LOG_TYPES}. */
export type FeedLogTypeName = keyof typeof FEED_LOG_TYPES;

/** The names of {@link FEED_LOG_TYPES}, in their order. */
export const FEED_LOG_TYPE_NAMES = Object.keys(FEED_LOG_TYPES) as [FeedLogTypeName, ...FeedLogTypeName[]];

/** The log type of that name, with what the vendor says of it. */
export function feedLogType(name: FeedLogTypeName): FeedLogType {
  return FEED_LOG_TYPES[name];
}

/** The page of the vendor about feeds of a log type. */
export function feedPage(name: FeedLogTypeName): string {
  return `https://help.zscaler.com/zia/${FEED_LOG_TYPES[name].page}`;
}
