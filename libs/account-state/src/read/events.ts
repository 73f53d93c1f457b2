import {
  DescribeRuleCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { everyItem, pagesOf } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, policyOf, type Reading } from './reading';

/** Rules of the environment on the account's own bus, with everything they start. */
export async function readEvents(from: Reading): Promise<AccountResource[]> {
  const { events } = from.clients;
  const rules = await everyItem(
    pagesOf(async (nextToken) => {
      const { Rules, NextToken } = await events.send(
        new ListRulesCommand({ NamePrefix: `${from.place.purpose}-`, NextToken: nextToken }),
      );
      return { Rules, nextToken: NextToken };
    }),
    (page) => page.Rules,
  );
  const read = await Promise.all(rules.map(({ Name = '' }) => ruleOf(from, Name)));
  return read.flatMap((each) => each ?? []);
}

async function ruleOf({ clients: { events } }: Reading, Name: string): Promise<AccountResource | undefined> {
  const rule = await ifPresent(events.send(new DescribeRuleCommand({ Name })));
  if (!rule) return undefined;
  const [targets, { Tags }] = await Promise.all([
    everyItem(
      pagesOf(async (nextToken) => {
        const page = await events.send(new ListTargetsByRuleCommand({ Rule: Name, NextToken: nextToken }));
        return { Targets: page.Targets, nextToken: page.NextToken };
      }),
      (page) => page.Targets,
    ),
    events.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn })),
  ]);
  return {
    Type: 'AWS::Events::Rule',
    PhysicalId: Name,
    Properties: {
      Description: rule.Description,
      EventPattern: policyOf(rule.EventPattern),
      Name,
      RoleArn: rule.RoleArn,
      ScheduleExpression: rule.ScheduleExpression,
      State: rule.State,
      Tags: ownTags(Tags),
      Targets: targets,
    },
  };
}
