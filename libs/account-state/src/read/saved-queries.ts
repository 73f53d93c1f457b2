import { DescribeQueryDefinitionsCommand, type QueryDefinition } from '@aws-sdk/client-cloudwatch-logs';
import { type AccountResource } from '../resource';
import { type Reading } from './reading';

/** Saved queries of Logs Insights that are the environment's, or are called as if they were. */
export async function readSavedQueries(from: Reading): Promise<AccountResource[]> {
  const type = 'AWS::Logs::QueryDefinition';
  const owned = from.ids(type);
  return (await everyQuery(from))
    .filter(({ queryDefinitionId = '', name }) => owned.includes(queryDefinitionId) || from.isNamed(name))
    .map(({ queryDefinitionId = '', name, queryString, logGroupNames, queryLanguage }) => ({
      Type: type,
      PhysicalId: queryDefinitionId,
      Properties: {
        LogGroupNames: logGroupNames,
        Name: name,
        QueryLanguage: queryLanguage,
        QueryString: queryString,
      },
    }));
}

/** The SDK has no paginator for this call. */
async function everyQuery({ clients: { logs } }: Reading): Promise<QueryDefinition[]> {
  const found: QueryDefinition[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.send(new DescribeQueryDefinitionsCommand({ nextToken }));
    found.push(...(page.queryDefinitions ?? []));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return found;
}
