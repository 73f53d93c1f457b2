import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnNetworkInterface } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { PulseMetrics } from './pulse-filters';

test('a filter publishes the bytes of its records, and zero when other records came', () => {
  const stack = new Stack();
  const eth = (name: string) => new CfnNetworkInterface(stack, name, { subnetId: 'subnet-1' }).ref;
  const { metrics } = new PulseMetrics(stack, 'Pulse', {
    purpose: 'nss-dev',
    environment: 'dev',
    logGroup: new LogGroup(stack, 'Flow'),
    servers: [
      {
        name: 'nss-dev-web-01',
        log: 'web',
        number: 1,
        managementInterfaceId: eth('Eth0'),
        serviceInterfaceId: eth('Eth1'),
        serviceAddress: '10.0.0.141',
      },
    ],
    feeds: [{ siem: 'soc', feed: 'web', port: 5140, prefixes: ['172.16.10.0/28'] }],
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Logs::MetricFilter', metrics.length);
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterName: 'nss-dev-to-soc-web-from-web-01-bytes-filter-01',
    LogGroupName: { Ref: 'FlowA74D6E88' },
    FilterPattern: {
      'Fn::Join': [
        '',
        [
          '[version, account_id, interface_id="',
          { Ref: 'Eth1' },
          Match.stringLikeRegexp(
            '^", srcaddr, dstaddr, srcport, dstport=5140, protocol=6, packets, bytes, .*flow_direction=egress, traffic_path]$',
          ),
        ],
      ],
    },
    MetricTransformations: [
      {
        MetricNamespace: 'NSS/dev',
        MetricName: 'to-soc-web-from-web-01-bytes',
        MetricValue: '$bytes',
        Unit: 'Bytes',
        DefaultValue: 0,
      },
    ],
  });
});
