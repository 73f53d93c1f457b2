const EXECUTIONS_ONLY = 'its actions take executions only, and their ids cannot be told beforehand';
const OUTSIDE = 'what it denies is not allowed within the bounds anyway';

/** Mistakes that let nobody do more, and why; by role and mistake. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'prepare: WatchRunbooks: any resource': EXECUTIONS_ONLY,
  'deploy: WatchRunbooks: any resource': EXECUTIONS_ONLY,
  'runbook: WatchRunbooks: any resource': EXECUTIONS_ONLY,
  'runbook: Identity: any action of its services on anything': 'the boundary allows jobs to ask who they are and nothing more of STS',
  'boundary of jobs: NobodyBecomesAnother: no longer denied on arn:aws:iam::222222222222:role/aws-reserved/*': 'IAM itself hands no such role to anybody',
  'boundary of the relay: OutOfBounds: cloudtrail:DeleteTrail no longer denied': OUTSIDE,
  'boundary of the relay: OutOfBounds: cloudtrail:StopLogging no longer denied': OUTSIDE,
  'boundary of the relay: OutOfBounds: cloudtrail:UpdateTrail no longer denied': OUTSIDE,
};
