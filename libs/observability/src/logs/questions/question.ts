import { type PulseFeed } from '../../pulse/participants';

/** What a question is about. */
export interface AskedEnvironment {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  readonly feeds: readonly Pick<PulseFeed, 'siem' | 'feed' | 'port' | 'prefixes'>[];
}

/** What somebody wants to know of logs, and the query that answers it. */
export interface LogQuestion {
  /** `collectors-refusing` */
  readonly name: string;
  /** One line, which ends with a question mark. */
  readonly asks: string;
  /** What a row means, and what to do with it. */
  readonly reads: string;
  /** Log groups that it is asked of, by their names. */
  readonly logGroupNames: (purpose: string) => readonly [string, ...string[]];
  /**
   * In the language of Logs Insights.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
   */
  readonly query: (environment: AskedEnvironment) => string;
}

/** Commands of a query, a line each. */
export function commands(...each: readonly string[]): string {
  return each.join('\n| ');
}

/** Values of a set, for `in`. */
export function among(values: readonly string[]): string {
  return `[${values.map((value) => `"${value}"`).join(', ')}]`;
}
