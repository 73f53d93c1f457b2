import { type KnownSubjects } from '@nss/operations';
import { type Answer } from '../line';
import { type Ruleset } from './ruleset';

/** A branch or a tag that may enter an environment, or a pattern of such. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

/** A GitHub environment. */
export interface GitHubEnvironment {
  readonly reviewers: number;
  /** Whether whoever started a run may not approve it. */
  readonly preventsSelfReview: boolean;
  /** Whether administrators may pass by the reviewers. */
  readonly adminsMayBypass: boolean;
  /** What may enter; nothing when everything may. */
  readonly entries?: readonly EnvironmentEntry[];
}

/** Who owns which code, as GitHub reads it from main. */
export interface CodeOwners {
  /** Of `.github/CODEOWNERS`; empty where there is none. */
  readonly text: string;
  /** What GitHub finds wrong in it, people who are not there included. */
  readonly errors: readonly string[];
}

/** What GitHub knows of the repository. */
export interface GitHubFacts {
  /** `owner/name`, whether or not it could be asked. */
  readonly name?: string;
  /** Whether GitHub knows it, as it calls it. */
  readonly repository: Answer<string>;
  readonly isPrivate: Answer<boolean>;
  /** What the subjects of its jobs' tokens begin with. */
  readonly subjects: Answer<KnownSubjects>;
  readonly environments: Answer<ReadonlyMap<string, GitHubEnvironment>>;
  readonly variables: Answer<Readonly<Record<string, string>>>;
  /** The setting "Allow GitHub Actions to create and approve pull requests": one switch for both. */
  readonly jobsMayApprove: Answer<boolean>;
  readonly rulesets: Answer<readonly Ruleset[]>;
  readonly codeOwners: Answer<CodeOwners>;
}
