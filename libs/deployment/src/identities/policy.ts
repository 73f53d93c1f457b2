/** One statement of a policy, as CloudFormation gets it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy document. */
export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** A role as a template makes it, with everything that decides what it may do. */
export interface TemplateRole {
  readonly name: string;
  readonly arn: string;
  readonly policies: readonly Policy[];
  readonly boundaryArn: string;
  readonly boundary: Policy;
  /** Who may act with it. */
  readonly trust: Policy;
  /** @default 3600, as in AWS */
  readonly maxSessionSeconds: number;
}
