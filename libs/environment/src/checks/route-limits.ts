import { writesRoutes } from '@nss/network';
import { connectionOf } from '../private-connection';
import { relayFeeds } from '../derive/feeds';
import { type Check } from './check';
import { siemPrefixes } from './prefixes';

/** Routes your router may announce over one BGP session before AWS ends it. Source: docs.aws.amazon.com/directconnect, "Quotas". */
const ROUTES_PER_BGP_SESSION = 100;

/** Routes of a VPC route table by default. Source: docs.aws.amazon.com/vpc, "Amazon VPC quotas". */
const STATIC_ROUTES_PER_TABLE = 50;

/** Of those: the VPC itself, the default route, the gateway endpoint of S3. */
const OTHER_ROUTES = 3;

/** Every SIEM prefix is a route: announced over BGP, and with a transit gateway written into the route tables too. */
export const routeLimits: Check = function* (environment) {
  const isWritten = writesRoutes(connectionOf(environment).gateway);
  const announced = siemPrefixes(environment).map(({ prefix }) => prefix);
  // A route is written to a collector that a feed names, beside those to the prefixes.
  const written = isWritten ? relayFeeds(environment).flatMap(({ prefixes }) => prefixes) : [];
  const count = new Set([...announced, ...written]).size;
  const limit = isWritten ? STATIC_ROUTES_PER_TABLE - OTHER_ROUTES : ROUTES_PER_BGP_SESSION;
  if (count <= limit) return;
  yield {
    path: ['siem'],
    value: `${count} prefixes`,
    message: isWritten
      ? 'the SIEM prefixes do not fit into a route table'
      : 'the SIEM prefixes are more routes than a BGP session carries',
    allowed: `at most ${limit} prefixes over all SIEMs`,
    remedy: 'join neighbouring prefixes into larger ones',
  };
};
