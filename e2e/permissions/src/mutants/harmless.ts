const EXECUTIONS_ONLY = 'its actions take executions only, and their ids cannot be told beforehand';
const TAG_OF_KINDS = 'its actions take these kinds of things only, and their tag is held';
const OUTSIDE = 'what it denies is not allowed within the bounds anyway';
const THE_BOUNDARY_NAMES_THEM =
  'the boundary denies every other service, and IAM gives a service no role but under its own name';

/** Mistakes that let nobody do more, and why; by role and mistake. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'prepare: WatchOwnExecutions: any resource': EXECUTIONS_ONLY,
  'deploy: WatchOwnExecutions: any resource': EXECUTIONS_ONLY,
  'runbook: WatchOwnExecutions: any resource': EXECUTIONS_ONLY,
  'deploy: ProtectMachines: any resource':
    'its action takes machines, and groups and disks that the request names with one',
  'deploy: ProtectMachines: any action of its services on anything':
    'the boundary allows jobs to change that of EC2 and nothing more',
  'repair: RepairNetworks: any resource': TAG_OF_KINDS,
  'repair: RepairAttributes: any resource': TAG_OF_KINDS,
  'runbook: Identity: any action of its services on anything':
    'the boundary allows jobs to ask who they are and nothing more of STS',
  'execution: PrivateNames: any resource': 'its action takes zones only, of any name',
  'execution: PrivateNames: any action of its services on anything': 'the boundary allows one action of Route 53',
  'execution: ServiceLinkedRoles: condition dropped': THE_BOUNDARY_NAMES_THEM,
  'execution: ServiceLinkedRoles: any resource': THE_BOUNDARY_NAMES_THEM,
  'execution: ServiceLinkedRoles: any action of its services on anything': 'its condition holds for one action only',
  'boundary of jobs: NobodyBecomesAnother: no longer denied on arn:aws:iam::222222222222:role/aws-reserved/*':
    'IAM itself hands no such role to anybody',
  'boundary of CloudFormation: MailboxesOnly: denied only where there is something to compare':
    'it is denied only there as it is',
  'boundary of the relay: OutOfBounds: cloudtrail:DeleteTrail no longer denied': OUTSIDE,
  'boundary of the relay: OutOfBounds: cloudtrail:StopLogging no longer denied': OUTSIDE,
  'boundary of the relay: OutOfBounds: cloudtrail:UpdateTrail no longer denied': OUTSIDE,
};
