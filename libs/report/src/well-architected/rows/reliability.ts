import { held, notDone, type WellArchitectedRow } from '../row';

/** Rows of the pillar reliability. */
export const reliability: readonly WellArchitectedRow[] = [
  held(
    'REL01-BP01',
    'What is planned is held against the default quotas of AWS; the doctor asks the account about those that can be raised.',
    'libs/network/src/security-groups/plan.test.ts',
    'no rule exists without a flow, none twice in a role, and no group exceeds the quota',
  ),
  held(
    'REL02-BP02',
    'A file may have several virtual interfaces, and a VPN behind them; one that is down is told while the other carries.',
    'libs/observability/src/alarms/relay-alarms.test.ts',
    'of several virtual interfaces, one that is down is a warning, and all that are down are critical',
  ),
  held(
    'REL02-BP05',
    'Ranges of environments, and those of their SIEMs, are held against each other: what overlaps is refused.',
    'libs/environment/src/checks/related-environments.test.ts',
    'ranges overlap as their addresses do, whatever their order, unless both are shared or in other spaces',
  ),
  held(
    'REL06-BP01',
    'Every kind of the catalogue of alarms is placed: feeds, hubs, path, machines, agent, trail.',
    'libs/observability/src/alarms/relay-alarms.test.ts',
    'every kind of the catalogue is placed',
  ),
  held(
    'REL06-BP03',
    'Every alarm tells the topic of the environment, when it comes and when it goes.',
    'libs/observability/src/alarms/relay-alarms.test.ts',
    "every alarm is named once, tells the topic of ALARM and OK, and carries its kind's text and reading of missing data",
  ),
  held(
    'REL08-BP05',
    'Merging deploys: jobs act with the role of their purpose, and only what was shown and approved is executed.',
    'e2e/delivery/src/scenarios/promotion.test.ts',
    'approved, prod gets exactly what was shown, and the jobs acted with the role of their purpose only',
  ),
  notDone('REL09-BP01', 'The logs of an hour lie in the memory of a server, and the vendor offers no copy of them.'),
  held(
    'REL10-BP01',
    'Where a file asks for a standby, it lies in another zone, behind a NAT gateway of its own.',
    'apps/nss-infra/src/stacks/system-stack.test.ts',
    'a standby lies in another zone than the server it stands by for',
  ),
  held(
    'REL11-BP01',
    'Logs will be lost is said before they are, and never of a feed at work.',
    'libs/observability/src/alarms/silence-detection.test.ts',
    'whatever limits are taken, logs will be lost is said before they are, and never of a feed at work',
  ),
  held(
    'REL11-BP02',
    'A runbook fails over to the standby once people agreed; two servers never relay at once.',
    'e2e/runbooks/src/nss-failover/nss-failover.test.ts',
    'after an approval the standby takes over, and the active server is stopped before it starts',
  ),
  notDone(
    'REL11-BP03',
    "Nothing here restarts or replaces a server by itself: its memory holds an hour of logs, so that a person decides. EC2's own recovery of a host is left as it is.",
  ),
  held(
    'REL12-BP04',
    'Wrong advice, filters and alarms are planted into drills: each loses more logs, or is noticed.',
    'e2e/drills/src/mutants.test.ts',
    'a page that says of %s: %s, loses more',
  ),
  held(
    'REL13-BP01',
    'The hour that a server bridges is counted from the silence; alarms and guide say how much of it is left.',
    'libs/observability/src/alarms/silence.test.ts',
    'logs are safe for an hour after the silence began',
  ),
];
