import { partitionOf } from '@nss/aws-partitions';
import { resourceName } from '@nss/naming';

/**
 * What a workflow job may be there for. Each purpose has a role and a GitHub environment of its own, so that a job that
 * looks cannot deploy, and a job that deploys is the one a person approved.
 *
 * - `diff`: shows a pull request's changes
 * - `prepare`: prepares the change sets that are approved later, and executes none
 * - `deploy`: executes them
 * - `runbook`: starts and watches runbooks
 * - `drift`: compares what exists with what was deployed
 * - `repair`: brings back what was deployed, as it was approved
 */
export const DELIVERY_PURPOSES = ['diff', 'prepare', 'deploy', 'runbook', 'drift', 'repair'] as const;

/** One of {@link DELIVERY_PURPOSES}. */
export type DeliveryPurpose = (typeof DELIVERY_PURPOSES)[number];

/** Where the roles of delivery live: apart from the relay's own, which may be passed to Systems Manager by name. */
export const DELIVERY_PATH = '/delivery/';

/** The GitHub environment a job of a purpose runs in: `prod` for deploying, `prod-drift` and its like for the rest. */
export function githubEnvironment(environment: string, purpose: DeliveryPurpose): string {
  return purpose === 'deploy' ? environment : `${environment}-${purpose}`;
}

/** The GitHub environment whose reviewers consent to a change that loses or weakens what cannot be had back: `prod-consent`. It has no role. */
export function consentEnvironment(environment: string): string {
  return `${environment}-consent`;
}

/** Name of a delivery role: `nss-dev-deploy-role-01`. */
function deliveryRoleName(purpose: string, delivery: DeliveryPurpose): string {
  return resourceName(purpose, `${delivery}-role`, 1);
}

/** Name of the role CloudFormation acts with: `nss-dev-execution-role-01`. */
function executionRoleName(purpose: string): string {
  return resourceName(purpose, 'execution-role', 1);
}

/** An account in a region. */
export interface RolePlace {
  readonly purpose: string;
  readonly account: string;
  readonly region: string;
  /** @default the region's */
  readonly partition?: string;
}

/** ARN of a delivery role. */
export function deliveryRoleArn(
  { purpose, account, region, partition = partitionOf(region) }: RolePlace,
  delivery: DeliveryPurpose,
): string {
  return `arn:${partition}:iam::${account}:role${DELIVERY_PATH}${deliveryRoleName(purpose, delivery)}`;
}

/** ARN of the role CloudFormation acts with. */
export function executionRoleArn({ purpose, account, region, partition = partitionOf(region) }: RolePlace): string {
  return `arn:${partition}:iam::${account}:role${DELIVERY_PATH}${executionRoleName(purpose)}`;
}

/** Beginning of the names of change sets that a person approves; only the deploy role executes them, and only these. */
export const APPROVED_CHANGE_SETS = 'approve-';

/** Beginning of the names of change sets that only show what would change. */
export const SHOWN_CHANGE_SETS = 'show-';

/** What names of change sets that repair drift begin with: they are prepared and approved as well. */
export const REPAIR_CHANGE_SETS = `${APPROVED_CHANGE_SETS}repair-`;
