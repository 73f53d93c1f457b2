import { type Part, type Schema } from '@nss/github-api';
import { type Decision, type EnvironmentRules } from './gate';
import { type GitRemote } from './git-remote';

/** A ruleset with GitHub's number. */
export type Ruleset = Part<Schema<'repository-ruleset'>> & { id: number };

/** The repository as GitHub knows it. */
export interface RepositoryFacts {
  owner: string;
  name: string;
  id: number;
  ownerId: number;
  private: boolean;
}

/** A comment on an issue or a pull request. */
export interface Comment {
  id: number;
  body: string;
  user: string;
  createdAt: string;
  updatedAt: string;
}

/** What makes an issue a pull request. */
export interface PullRequestFacts {
  head: string;
  /** `owner/name` the head is in; another one for a fork */
  headRepository: string;
  base: string;
  draft: boolean;
  mergedCommit?: string;
}

/** An issue or a pull request: they share their numbers. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  user: string;
  comments: Comment[];
  pull?: PullRequestFacts;
}

/** A deployment to an environment: of a job, or made through the API. */
export interface Deployment {
  id: number;
  environment: string;
  sha: string;
  ref: string;
  creator: string;
  payload: Schema<'deployment'>['payload'];
  statuses: { id: number; state: Schema<'deployment-status'>['state']; description: string; createdAt: string }[];
}

/** A provenance statement. */
export interface Attestation {
  /** `sha256:…` */
  digest: string;
  name: string;
  workflow: string;
  /** What was pushed, or the branch that somebody started the run on: `refs/heads/main`. */
  ref: string;
  commit: string;
  runId: number;
}

/** A run as the API shows it. */
export interface RunFacts {
  id: number;
  number: number;
  workflow: string;
  event: string;
  /** Name of the branch, or of the tag. */
  branch: string | null;
  /** `owner/name` of the repository that the commit is in; another one for a fork's pull request. */
  headRepository: string;
  sha: string;
  actor: string;
  /** `waiting` for a review, `pending` for a concurrency group. */
  status: 'in_progress' | 'waiting' | 'pending' | 'completed';
  conclusion: string | null;
  reviews: { environment: string; decision: Decision }[];
  waitingFor: string[];
}

/** A workflow dispatch that somebody asked for. */
export interface Dispatch {
  workflow: string;
  ref: string;
  inputs: Record<string, string>;
  by: string;
}

/** A call of the API. */
export interface ApiCall {
  method: string;
  /** Without the address, with the query. */
  path: string;
  status: number;
  /** Path of the job whose token was used, with the number of its run; nothing for a person. */
  job?: string;
  runId?: number;
}

/** Everything the fake remembers. */
export interface GitHubState {
  repository: RepositoryFacts;
  remote: GitRemote;
  environments: Record<string, EnvironmentRules>;
  variables: Record<string, string>;
  protectedBranches: string[];
  /** Rulesets as somebody gave them, with GitHub's numbers. They say what a doctor reads; what holds here is `protectedBranches`. */
  rulesets: Ruleset[];
  /** What is wrong in CODEOWNERS, as GitHub would say it. */
  codeOwnersErrors: { line: number; message: string }[];
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  jobsMayOpenPullRequests: boolean;
  subjectForm: 'classic' | 'with ids';
  issues: Issue[];
  deployments: Deployment[];
  attestations: Attestation[];
  dispatches: Dispatch[];
  calls: ApiCall[];
  /** Folder of the artifacts: RUN/NAME. */
  artifactsFolder: string;
  /** Artifacts that are kept no longer: RUN/NAME. */
  expiredArtifacts: Set<string>;
  runs(): RunFacts[];
  /** Starts a dispatched workflow, where that was asked for. */
  onDispatch(dispatch: Dispatch): void;
  nextId(): number;
  now(): string;
}
