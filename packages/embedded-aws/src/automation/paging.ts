import { Refusal } from './refusal';

/** A page of a list, and the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly NextToken?: string;
}

/**
 * Cuts a list into pages as Describe operations do. A token is the position the next page begins at.
 * @throws Refusal for a token that none of its answers gave, and for other than 1 to 50 results (MaxResults of
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAutomationExecutions.html)
 */
export function pageOf<T>(
  all: readonly T[],
  { MaxResults = 50, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
): Page<T> {
  if (!Number.isInteger(MaxResults) || MaxResults < 1 || MaxResults > 50)
    throw new Refusal(
      'ValidationException',
      `Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: it is between 1 and 50`,
    );
  const start = Number(NextToken ?? 0);
  if (!Number.isInteger(start) || start < 0 || start > all.length)
    throw new Refusal('InvalidNextToken', 'The specified token is not valid.');
  const end = start + MaxResults;
  return { items: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) };
}
