import { connectionKindRules } from '../private-connection';
import { addressedServers, addresses } from './addresses';
import { approvers } from './approvers';
import { architecture } from './architecture';
import { asNumbers } from './as-numbers';
import { bgpLinkAlone, bgpLinkEnds } from './bgp-link';
import { canonicalPrefixes } from './canonical-prefixes';
import { certificates } from './certificates';
import { type Check, type FleetCheck, type PairCheck } from './check';
import { existingVpc } from './existing-vpc';
import { feedPorts } from './feed-collisions';
import { feedDuplicates } from './feed-duplicates';
import { feedLimits } from './feed-limits';
import { feedPulse } from './feed-pulse';
import { feedRates } from './feed-rates';
import { feedDetails, feedForms, feedNames, feedSenders, feedTargets } from './feeds';
import { hubRanges } from './hub-ranges';
import { promotion } from './promotion';
import { region } from './region';
import { resolvers } from './resolvers';
import { routeLimits } from './route-limits';
import { secretNames } from './secret-names';
import { exceptions, networkAclQuota, securityGroupQuota } from './security-groups';
import { serverSize } from './server-size';
import { serverDisk, vpnCapacity } from './sizing';
import { sharedAccount } from './shared-account';
import { sharedRouter } from './shared-router';
import { siemRanges } from './siem-prefixes';
import { uniqueEntries } from './unique-entries';
import { virtualInterfaces, virtualInterfacesApart } from './virtual-interfaces';
import { vpcRange } from './vpc-range';
import { vpnPeer } from './vpn-peer';
import { vpnTunnels } from './vpn-tunnels';
import { windowsUpdate } from './windows-update';
import { zones } from './zones';

/** Every rule across the keys of one environment. */
export const checks: readonly Check[] = [
  canonicalPrefixes,
  vpcRange,
  existingVpc,
  region,
  zones,
  uniqueEntries,
  siemRanges,
  routeLimits,
  bgpLinkEnds,
  bgpLinkAlone,
  asNumbers,
  vpnPeer,
  vpnTunnels,
  virtualInterfacesApart,
  connectionKindRules,
  secretNames,
  addresses,
  addressedServers,
  serverSize,
  serverDisk,
  vpnCapacity,
  certificates,
  feedForms,
  feedNames,
  feedSenders,
  feedDetails,
  feedPorts,
  feedTargets,
  feedLimits,
  feedDuplicates,
  feedRates,
  feedPulse,
  hubRanges,
  resolvers,
  securityGroupQuota,
  networkAclQuota,
  exceptions,
  approvers,
  windowsUpdate,
  architecture,
];

/** Every rule about an environment among all of them. */
export const fleetChecks: readonly FleetCheck[] = [promotion];

/** Every rule between two environments. */
export const pairChecks: readonly PairCheck[] = [sharedRouter, virtualInterfaces, sharedAccount];
