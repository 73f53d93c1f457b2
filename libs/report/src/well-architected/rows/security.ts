import { held, notDone, type WellArchitectedRow, yours } from '../row';

/** Rows of the pillar security. */
export const security: readonly WellArchitectedRow[] = [
  held(
    'SEC01-BP01',
    'Every stack belongs to the account and Region of its file. Whether environments share an account is yours to decide.',
    'apps/nss-infra/src/stages/invariants/stacks.ts',
    'every stack belongs to the account and region of the file',
  ),
  yours('SEC01-BP02', 'The root user is secured by whoever owns the account; that it acts can raise an alarm.'),
  held(
    'SEC01-BP07',
    'A threat model names who could do what, where it ends, and the test of each limit; its links lead somewhere.',
    'tools/docs/src/checks/links.test.ts',
    'every link of the documentation leads somewhere',
  ),
  held(
    'SEC02-BP02',
    'Workflows get roles by OpenID Connect for an hour, each with the claims of its own environment; there are no users or access keys.',
    'e2e/workflows/src/trust/trust.test.ts',
    'every deployed role is had with the claims of its own environment and with no others of more than 200',
  ),
  held(
    'SEC02-BP03',
    'Keys of BGP, of tunnels and for the servers lie in Secrets Manager and are named, never repeated.',
    'apps/nss-infra/src/stages/invariants/secrets.ts',
    'no secret stands in a template: only where to find it',
  ),
  held(
    'SEC03-BP02',
    'Every right of every role is used, or it is said for what it is kept.',
    'e2e/permissions/src/used/used-rights.test.ts',
    '%s: every right is used, or it is said for what it is kept',
  ),
  held(
    'SEC03-BP05',
    "Every role stands inside the environment's permissions boundary. Policies of the organisation are yours.",
    'apps/nss-infra/src/stages/invariants/identities.ts',
    "every role stands inside the environment's permissions boundary",
  ),
  held(
    'SEC04-BP01',
    'A trail of all Regions, a flow log of all traffic, transcripts of sessions, logs of the agents.',
    'libs/observability/src/audit/audit-trail.test.ts',
    'the trail covers all regions, validates its files, and is encrypted',
  ),
  held(
    'SEC05-BP01',
    'Servers stand in private subnets; only NAT gateways have public addresses.',
    'apps/nss-infra/src/stages/invariants/exposure.ts',
    'only NAT gateways have public addresses',
  ),
  held(
    'SEC05-BP02',
    'A table of flows decides every rule; of the template alone it is proven that nothing else passes.',
    'apps/nss-infra/src/stages/invariants/reachability.ts',
    'every flow passes both ways by the hop that is meant, and every other address and port is dropped',
  ),
  notDone(
    'SEC05-BP03',
    'Nothing looks into packets: what leaves is TLS to Zscaler, or logs over a private connection.',
  ),
  held(
    'SEC06-BP02',
    "Without an image of the file the bastion gets AWS's newest Windows image. The image of NSS is the vendor's.",
    'apps/nss-infra/src/bastion/bastion-image.test.ts',
    "without an image, EC2 looks up AWS's newest Windows image at launch",
  ),
  held(
    'SEC06-BP03',
    'There is no way into the bastion but Session Manager: no key pair, no open port, sessions recorded and ended.',
    'apps/nss-infra/src/bastion/session-document.test.ts',
    'sessions are recorded as they happen, into an encrypted log group',
  ),
  held(
    'SEC08-BP02',
    'Log groups, buckets, topics and the disk of the bastion are encrypted; disks of NSS where `relay.encryptDisk` says so.',
    'apps/nss-infra/src/stages/invariants/records.ts',
    'every bucket is encrypted, versioned and closed to the public',
  ),
  notDone('SEC09-BP02', 'Feeds are plain TCP, as the vendor makes them: they travel over the private connection only.'),
  held(
    'SEC10-BP07',
    'Incidents unfold offline on a virtual clock, by what is deployed, with what is lost by each way to act.',
    'e2e/drills/src/drills.test.ts',
    'every kind of alarm that a drill is about is there, and each is mailed in one',
  ),
  held(
    'SEC11-BP07',
    'Rules about the workflows are held by mutants of them: each has to be noticed.',
    'e2e/workflows/src/mutants/mutants.test.ts',
    'every mutant of them is caught',
  ),
];
