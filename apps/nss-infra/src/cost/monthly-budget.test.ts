import { Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { MonthlyBudget } from './monthly-budget';

function place(notify: readonly string[]): Template {
  const stack = new Stack();
  new MonthlyBudget(stack, 'Budget', { purpose: 'nss-prod', limitUsd: 1500, notify });
  return Template.fromStack(stack);
}

const template = place(['a@example.com', 'b@example.com']);

test('it limits what a month may cost, in US dollars, of everything tagged with the purpose', () => {
  template.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetName: Match.stringLikeRegexp('^nss-prod-monthly-budget-01-[0-9a-f]{8}$'),
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 1500, Unit: 'USD' },
      CostFilters: { TagKeyValue: ['user:purpose$nss-prod'] },
    },
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html: who is told is
// replaced with the budget, and a budget's name is unique in an account.
test('another name for other people, the same for another sum', () => {
  const nameOf = (from: Template) =>
    Object.values(from.findResources('AWS::Budgets::Budget')).map(
      (budget) => (budget['Properties'] as { Budget: { BudgetName: string } }).Budget.BudgetName,
    );
  expect(nameOf(place(['a@example.com']))).not.toEqual(nameOf(template));
  const stack = new Stack();
  new MonthlyBudget(stack, 'Budget', { purpose: 'nss-prod', limitUsd: 9, notify: ['a@example.com', 'b@example.com'] });
  expect(nameOf(Template.fromStack(stack))).toEqual(nameOf(template));
});

test.each([
  ['ACTUAL', 80],
  ['FORECASTED', 100],
])('everybody is told when %s cost passes %d %%', (NotificationType, Threshold) => {
  template.hasResourceProperties('AWS::Budgets::Budget', {
    NotificationsWithSubscribers: Match.arrayWith([
      {
        Notification: { NotificationType, Threshold, ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE' },
        Subscribers: [
          { SubscriptionType: 'EMAIL', Address: 'a@example.com' },
          { SubscriptionType: 'EMAIL', Address: 'b@example.com' },
        ],
      },
    ]),
  });
});

test('no notification names more addresses than AWS takes', () => {
  const many = place(Array.from({ length: 11 }, (_, i) => `person-${i}@example.com`));
  const [budget] = Object.values(many.findResources('AWS::Budgets::Budget')) as {
    Properties: { NotificationsWithSubscribers: { Subscribers: unknown[] }[] };
  }[];
  expect(budget?.Properties.NotificationsWithSubscribers.map(({ Subscribers }) => Subscribers.length)).toEqual([
    10, 10,
  ]);
});

test('it carries the tags of its stack', () => {
  const stack = new Stack();
  new MonthlyBudget(stack, 'Budget', { purpose: 'nss-prod', limitUsd: 1500, notify: ['a@example.com'] });
  Tags.of(stack).add('owner', 'soc');
  Template.fromStack(stack).hasResourceProperties('AWS::Budgets::Budget', {
    ResourceTags: [{ Key: 'owner', Value: 'soc' }],
  });
  place(['a@example.com']).hasResourceProperties('AWS::Budgets::Budget', { ResourceTags: Match.absent() });
});
