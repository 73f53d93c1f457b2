import { createHash } from 'node:crypto';
import { resourceName } from '@nss/naming';
import { type CfnTag, type ITaggable, Lazy, TagManager, TagType } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/** What a {@link MonthlyBudget} is made from. */
export interface MonthlyBudgetProps {
  readonly purpose: string;
  /** US dollars a month. */
  readonly limitUsd: number;
  /** E-mail addresses. */
  readonly notify: readonly string[];
}

/** A budget notification names at most ten addresses. Source: AWS Budgets API reference, NotificationWithSubscribers. */
const SUBSCRIBERS = 10;

/** Told at 80 % of the money spent, and when the month is forecast to cost more than all of it. */
const NOTIFICATIONS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
] as const;

/** Eight hexadecimal digits that differ where what is given does. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/** A monthly budget over everything tagged with the purpose, and who hears when it runs out. */
export class MonthlyBudget extends Construct implements ITaggable {
  /** Collects the environment's tags: a budget has a place of its own for them, which the CDK does not fill. */
  readonly tags = new TagManager(TagType.STANDARD, 'AWS::Budgets::Budget');

  constructor(scope: Construct, id: string, { purpose, limitUsd, notify }: MonthlyBudgetProps) {
    super(scope, id);
    const notificationsWithSubscribers = NOTIFICATIONS.map((notification) => ({
      notification: { ...notification, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
      subscribers: notify.slice(0, SUBSCRIBERS).map((address) => ({ subscriptionType: 'EMAIL', address })),
    }));
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        // Who hears of a budget cannot be changed, and the next budget is there before this one goes: it has another name.
        budgetName: `${resourceName(purpose, 'monthly-budget', 1)}-${digestOf(notificationsWithSubscribers)}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limitUsd, unit: 'USD' },
        // Counts once the tag "purpose" is activated as a cost allocation tag of the account.
        costFilters: { TagKeyValue: [`user:purpose$${purpose}`] },
      },
      notificationsWithSubscribers,
    });
    // By override, since the property takes no value that is known only once every tag is.
    budget.addPropertyOverride('ResourceTags', Lazy.any({ produce: () => this.resourceTags() }));
  }

  private resourceTags() {
    const tags = this.tags.renderTags() as CfnTag[] | undefined;
    return tags?.map(({ key, value }) => ({ Key: key, Value: value }));
  }
}
