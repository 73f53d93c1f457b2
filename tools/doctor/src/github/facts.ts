import { type KnownSubjects } from '@nss/loop';
import { type Answer } from '../line';

/** A GitHub environment. */
export interface GitHubEnvironment {
  readonly reviewers: number;
  /** Names and patterns of branches that may enter; nothing when all may. */
  readonly branches?: readonly string[];
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
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  readonly jobsMayOpenPullRequests: Answer<boolean>;
  /** Whether changes reach main through pull requests only. */
  readonly mainIsProtected: Answer<boolean>;
}
