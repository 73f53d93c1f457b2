import { systemStackName } from '@nss/environment';

/** Statements of one role, before they become a policy. */
export interface Grant {
  readonly sid: string;
  readonly effect?: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Why a wildcard stands in it; required where one does. @default - there is none */
  readonly wildcardReason?: string;
}

/** The account and region whose resources a grant names. */
export interface GrantPlace {
  /** `nss-dev` */
  readonly purpose: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** ARN of a resource of a place. */
export function arnAt({ partition, region, account }: GrantPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** ARN of an IAM resource of a place. */
export function iamArn({ partition, account }: GrantPlace, resource: string): string {
  return `arn:${partition}:iam::${account}:${resource}`;
}

/** ARN pattern of the stack that an environment is. */
export function ownStack(place: GrantPlace): string {
  return arnAt(place, 'cloudformation', `stack/${systemStackName(place.purpose)}/*`);
}

/** The bucket that `cdk bootstrap` makes for templates. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export function assetsBucket({ partition, account, region }: GrantPlace): string {
  return `arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}`;
}
