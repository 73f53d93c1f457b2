import { type ByHand, type OutOfBand, set } from '../out-of-band';

/** The budget, and who is told. */
export function budgets(a: ByHand): OutOfBand[] {
  const type = 'AWS::Budgets::Budget';
  const budget = a.one(type);
  const [AccountId, BudgetName] = [a.account, budget.PhysicalId];
  const own = set<Record<string, never>>(budget, 'Budget');
  const [first] = set<{ Notification: never; Subscribers: never[] }[]>(budget, 'NotificationsWithSubscribers');
  const at = { type, id: BudgetName };
  const more = {
    AccountId,
    BudgetName,
    Notification: {
      ComparisonOperator: 'GREATER_THAN',
      NotificationType: 'ACTUAL',
      Threshold: 99,
      ThresholdType: 'PERCENTAGE',
    },
  } as const;
  return [
    {
      api: 'budgets:ModifyBudget',
      change: () =>
        a.budgets.updateBudget({
          AccountId,
          NewBudget: { ...own, BudgetLimit: { Amount: '999999', Unit: 'USD' } } as never,
        }),
      undo: () => a.budgets.updateBudget({ AccountId, NewBudget: own as never }),
      seen: { kind: 'altered', ...at, property: 'Budget.BudgetLimit.Amount' },
    },
    {
      api: 'budgets:ModifyBudget',
      change: () =>
        a.budgets.createNotification({
          ...more,
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'a@example.com' }],
        }),
      undo: () => a.budgets.deleteNotification(more),
      seen: { kind: 'added', ...at, property: 'NotificationsWithSubscribers', has: 'a@example.com' },
    },
    {
      api: 'budgets:ModifyBudget',
      change: () => a.budgets.deleteNotification({ AccountId, BudgetName, Notification: first!.Notification }),
      undo: () => a.budgets.createNotification({ AccountId, BudgetName, ...first! }),
      seen: { kind: 'removed', ...at, property: 'NotificationsWithSubscribers' },
    },
  ];
}

/** Documents, whom they are shared with, and parameters. */
export function documents(a: ByHand): OutOfBand[] {
  const [document, parameter] = ['AWS::SSM::Document', 'AWS::SSM::Parameter'];
  const [changed, shared, tagged] = a
    .all(document)
    .filter(({ Properties }) => Properties['DocumentType'] === 'Automation');
  const Name = changed!.PhysicalId;
  const write = async (content: unknown) => {
    const { DocumentDescription } = await a.ssm.updateDocument({
      Name,
      Content: JSON.stringify(content),
      DocumentVersion: '$LATEST',
      DocumentFormat: 'JSON',
    });
    await a.ssm.updateDocumentDefaultVersion({ Name, DocumentVersion: DocumentDescription!.DocumentVersion });
  };
  const content = changed!.Properties['Content'] as object;
  const share = (how: 'AccountIdsToAdd' | 'AccountIdsToRemove') =>
    a.ssm.modifyDocumentPermission({ Name: shared!.PhysicalId, PermissionType: 'Share', [how]: ['999999999999'] });
  const tags = { ResourceType: 'Document' as const, ResourceId: tagged!.PhysicalId };
  return [
    {
      api: 'ssm:UpdateDocumentDefaultVersion',
      change: () => write({ ...content, description: 'by hand' }),
      undo: () => a.ssm.updateDocumentDefaultVersion({ Name, DocumentVersion: '1' }),
      seen: { kind: 'altered', type: document, id: Name, property: 'Content.description' },
    },
    {
      api: 'ssm:ModifyDocumentPermission',
      change: () => share('AccountIdsToAdd'),
      undo: () => share('AccountIdsToRemove'),
      seen: { kind: 'added', type: document, id: shared!.PhysicalId, property: 'SharedWith' },
    },
    {
      api: 'ssm:AddTagsToResource',
      change: () => a.ssm.addTagsToResource({ ...tags, Tags: [{ Key: 'other', Value: 'hand' }] }),
      undo: () => a.ssm.removeTagsFromResource({ ...tags, TagKeys: ['other'] }),
      seen: { kind: 'added', type: document, id: tags.ResourceId, property: 'Tags', has: '"other"' },
    },
    {
      api: 'ssm:RemoveTagsFromResource',
      change: () => a.ssm.removeTagsFromResource({ ...tags, TagKeys: ['owner'] }),
      undo: () => a.ssm.addTagsToResource({ ...tags, Tags: [{ Key: 'owner', Value: 'security-operations' }] }),
      seen: { kind: 'removed', type: document, id: tags.ResourceId, property: 'Tags', has: '"owner"' },
    },
    {
      api: 'ssm:CreateDocument',
      change: () =>
        a.ssm.createDocument({
          Name: 'nss-prod-by-hand',
          Content: JSON.stringify(content),
          DocumentType: 'Automation',
        }),
      undo: () => a.ssm.deleteDocument({ Name: 'nss-prod-by-hand' }),
      seen: { kind: 'added', type: document, id: 'nss-prod-by-hand' },
    },
    ...a
      .all(parameter)
      .filter(({ PhysicalId }) => !PhysicalId.endsWith('/active'))
      .map(
        (own): OutOfBand => ({
          api: 'ssm:PutParameter',
          change: () => a.ssm.putParameter({ Name: own.PhysicalId, Value: '{}', Overwrite: true }),
          undo: () => a.ssm.putParameter({ Name: own.PhysicalId, Value: set(own, 'Value'), Overwrite: true }),
          seen: { kind: 'altered', type: parameter, id: own.PhysicalId, property: 'Value' },
        }),
      ),
    {
      api: 'ssm:PutParameter',
      change: () => a.ssm.putParameter({ Name: '/nss-prod/by-hand', Value: 'x', Type: 'String' }),
      undo: () => a.ssm.deleteParameter({ Name: '/nss-prod/by-hand' }),
      seen: { kind: 'added', type: parameter, id: '/nss-prod/by-hand' },
    },
  ];
}
