import { type Policy } from '@nss/deployment';

/** A policy that allows everything: what a boundary has to stand against. */
export const EVERYTHING: Policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** A role, as far as decisions depend on it. */
export interface Subject {
  /** For messages: `dev execution`. */
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly policies: readonly Policy[];
  readonly boundary: Policy;
  /** The policy of the environment's own key. @default - none of the attempts is about it */
  readonly keyPolicy?: Policy;
}
