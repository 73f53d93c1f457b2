import { EVERY_RESOURCE_TYPE } from '@nss/environment';
import { byTheHour } from './by-the-hour';
import { pricesOf } from './prices/price-table';

const prices = pricesOf('us-east-1')!;

test('of every type that an environment can ask for it is known whether and how it is charged', () => {
  const Properties = { InstanceType: 'r5.large' };
  expect(EVERY_RESOURCE_TYPE.filter((Type) => byTheHour({ Type, Properties }, prices).kind === 'notPriced')).toEqual(
    [],
  );
  expect(byTheHour({ Type: 'AWS::New::Thing' }, prices)).toEqual({ kind: 'notPriced' });
});

// https://aws.amazon.com/cloudwatch/pricing/ (each metric that an alarm looks at)
test.each([
  [{}, 0.1],
  [{ Metrics: [{ Expression: 'a+b' }, { MetricStat: {} }, { MetricStat: {} }, { MetricStat: {} }] }, 0.3],
])('an alarm %j costs %d USD', (Properties, usd) => {
  expect(byTheHour({ Type: 'AWS::CloudWatch::Alarm', Properties }, prices)).toMatchObject({
    usd: expect.closeTo(usd, 6),
  });
});

test('of a machine that is stopped its disks are paid', () => {
  const Properties = {
    InstanceType: 'r5.large',
    BlockDeviceMappings: [{ Ebs: { VolumeSize: 500, VolumeType: 'gp3' } }],
    Tags: [{ Key: 'Name', Value: 'nss-prod-web-02' }],
  };
  const cost = (stopped: readonly string[]) => byTheHour({ Type: 'AWS::EC2::Instance', Properties }, prices, stopped);
  expect(cost([])).toMatchObject({ usd: expect.closeTo(0.126 * 730 + 40, 6) });
  expect(cost(['nss-prod-web-02'])).toMatchObject({ usd: 40 });
});
