import { type AfterDeployment } from './after-deployment';
import { type Approval, type LoadedEnvironment } from '@nss/environment';
import { type Runbook } from '@nss/ssm-automation';

/** Where a runbook is deployed: everything names are made of, and who is asked there. */
export interface RunbookPlace {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** `dev` */
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** `aws` */
  readonly partition: string;
  /** Who has to approve a fail-over. @default nobody is asked */
  readonly approval?: Approval;
}

/** What a runbook's role may do. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Why a resource holds a `*`; required where one does. */
  readonly wildcardReason?: string;
}

/** One runbook: its document for a place, and what its role may do there. */
export interface RunbookDefinition {
  /** `nss-health-check`; part of the document's and the role's name. */
  readonly name: string;
  /** One sentence for lists. */
  readonly summary: string;
  readonly make: (place: RunbookPlace) => Runbook;
  readonly permissions: (place: RunbookPlace) => readonly Permission[];
  /** @default - it runs when somebody, or something, starts it */
  readonly afterDeployment?: AfterDeployment;
  /**
   * A line on what a person has to know beside what the runbook saw, and AWS cannot know: how old the hub ranges of the file are.
   * @default - nothing is added
   */
  readonly fileSays?: (loaded: LoadedEnvironment, today: Date) => string;
}
