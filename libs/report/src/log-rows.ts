import { type Template } from '@nss/deployment';
import { logGroupFacts } from '@nss/observability/logs';
import { type LogRow } from './report';

/** Every log group of an environment, in the order in which one asks them at night. */
export function logRows({ Resources = {} }: Template, purpose: string): LogRow[] {
  const kept = new Map(
    Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::Logs::LogGroup')
      .map(({ Properties = {} }) => [Properties.LogGroupName, Properties.RetentionInDays]),
  );
  return logGroupFacts(purpose).map(({ logGroupName, holds }) => {
    const days = kept.get(logGroupName);
    return { name: logGroupName, holds, ...(typeof days === 'number' && { retentionDays: days }) };
  });
}
