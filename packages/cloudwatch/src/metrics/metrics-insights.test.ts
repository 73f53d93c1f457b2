import { queriedMetric } from './metrics-insights';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
test.each([
  ['AVG', 'Average'],
  ['COUNT', 'SampleCount'],
  ['MAX', 'Maximum'],
  ['MIN', 'Minimum'],
  ['SUM', 'Sum'],
])('%s of one metric by one dimension is its %s', (word, statistic) => {
  expect(queriedMetric(`SELECT ${word}(Status) FROM "AWS/DX" WHERE Id = 'dxvif-1'`)).toEqual({
    namespace: 'AWS/DX',
    metricName: 'Status',
    dimension: { name: 'Id', value: 'dxvif-1' },
    statistic,
  });
});

test.each([
  'SUM(METRICS())',
  'm1 * 2',
  `SELECT MEDIAN(Status) FROM "AWS/DX" WHERE Id = 'dxvif-1'`,
  `SELECT MIN(Status) FROM SCHEMA("AWS/DX", Id) GROUP BY Id`,
])('%s is another form', (expression) => {
  expect(queriedMetric(expression)).toBeUndefined();
});
