import { type GitHubEnvironment, type Part } from './operations';

type Rule = NonNullable<GitHubEnvironment['protection_rules']>[number];
type WithReviewers<R> = R extends unknown ? ('reviewers' extends keyof R ? R : never) : never;

/** The rule of an environment by which people are asked before its jobs run. */
export type ReviewersRule = Part<WithReviewers<Rule>>;

/** An environment's rule that asks people; nothing where it has none. A rule without anybody in it asks nobody. */
export function reviewersRule({ protection_rules: rules = [] }: Part<GitHubEnvironment>): ReviewersRule | undefined {
  return rules.find((rule): rule is ReviewersRule => rule.type === 'required_reviewers');
}
