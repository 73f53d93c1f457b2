import { logRows } from './log-rows';

test('each log group has its days and what it holds; one of others has none', () => {
  const rows = logRows(
    {
      Resources: {
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: 'nss-dev-flow-log-group-01', RetentionInDays: 30 },
        },
      },
    },
    'nss-dev',
  );
  expect(rows.find(({ name }) => name === 'nss-dev-flow-log-group-01')).toMatchObject({ retentionDays: 30 });
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter(({ retentionDays }) => retentionDays !== undefined)).toHaveLength(1);
});
