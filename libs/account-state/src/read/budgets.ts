import {
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
} from '@aws-sdk/client-budgets';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, type Reading } from './reading';

/** Budgets, and who is told when they are used up. */
export async function readBudgets(from: Reading): Promise<AccountResource[]> {
  const read = await Promise.all(from.ids('AWS::Budgets::Budget').map((name) => budgetOf(from, name)));
  return read.flatMap((each) => each ?? []);
}

async function budgetOf(from: Reading, BudgetName: string): Promise<AccountResource | undefined> {
  const {
    clients: { budgets: client },
    place: { account: AccountId, partition },
  } = from;
  const answer = await ifPresent(client.send(new DescribeBudgetCommand({ AccountId, BudgetName })));
  if (!answer?.Budget) return undefined;
  const { BudgetLimit, BudgetType, CostFilters, TimeUnit } = answer.Budget;
  const notifications = await everyItem(
    paginateDescribeNotificationsForBudget({ client }, { AccountId, BudgetName }),
    (page) => page.Notifications,
  );
  const told = await Promise.all(
    notifications.map(async (Notification) => ({
      Notification: {
        ComparisonOperator: Notification.ComparisonOperator,
        NotificationType: Notification.NotificationType,
        Threshold: Notification.Threshold,
        ThresholdType: Notification.ThresholdType,
      },
      Subscribers: await everyItem(
        paginateDescribeSubscribersForNotification({ client }, { AccountId, BudgetName, Notification }),
        (page) => page.Subscribers,
      ),
    })),
  );
  const ResourceARN = `arn:${partition}:budgets::${AccountId}:budget/${BudgetName}`;
  const { ResourceTags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
  return {
    Type: 'AWS::Budgets::Budget',
    PhysicalId: BudgetName,
    Properties: {
      Budget: { BudgetLimit, BudgetName, BudgetType, CostFilters, TimeUnit },
      NotificationsWithSubscribers: told,
      ResourceTags: ownTags(ResourceTags),
    },
  };
}
