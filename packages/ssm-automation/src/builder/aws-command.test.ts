import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { SendCommandCommand } from '@aws-sdk/client-ssm';
import { apiOf, type AwsCommand } from './aws-command';

test.each([
  [DescribeInstancesCommand, 'ec2', 'DescribeInstances'],
  [SendCommandCommand, 'ssm', 'SendCommand'],
  [StartQueryCommand, 'logs', 'StartQuery'],
  [DescribeAlarmsCommand, 'cloudwatch', 'DescribeAlarms'],
  [DescribeVirtualInterfacesCommand, 'directconnect', 'DescribeVirtualInterfaces'],
] as [AwsCommand, string, string][])('%p is %s:%s', (command, Service, Api) => {
  expect(apiOf(command)).toEqual({ Service, Api });
});

test('another class is refused', () => {
  expect(() => apiOf(Date as unknown as AwsCommand)).toThrow('Date is no command');
});
