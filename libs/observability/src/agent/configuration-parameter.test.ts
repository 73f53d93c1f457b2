import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { agentConfiguration } from './configuration';
import { AgentConfigurationParameter } from './configuration-parameter';
import { bastionLogs, type FileLog } from './logs';

const manyFiles = (count: number): FileLog[] =>
  Array.from({ length: count }, (_, index) => ({
    filePath: `C:\\Logs\\application-${index}.log`,
    logGroupName: `nss-dev-application-${index}`,
  }));

test('the configuration is stored where CloudWatchAgentServerPolicy may read it', () => {
  const stack = new Stack();
  const { parameterName } = new AgentConfigurationParameter(stack, 'Agent', { purpose: 'nss-dev' });
  expect(parameterName).toBe('AmazonCloudWatch-nss-dev-bastion');
  Template.fromStack(stack).hasResourceProperties('AWS::SSM::Parameter', {
    Name: 'AmazonCloudWatch-nss-dev-bastion',
    Type: 'String',
    Tier: 'Standard',
    Value: JSON.stringify(agentConfiguration({ purpose: 'nss-dev' })),
  });
});

test('a configuration that does not fit is refused with its size, and fits the larger tier', () => {
  const { events } = bastionLogs('nss-dev');
  const logs = { events, files: manyFiles(25) };
  expect(() => new AgentConfigurationParameter(new Stack(), 'Agent', { purpose: 'nss-dev', logs })).toThrow(
    /takes \d+ bytes and a Standard parameter holds 4096: .*Advanced/,
  );
  new AgentConfigurationParameter(new Stack(), 'Agent', { purpose: 'nss-dev', logs, tier: 'Advanced' });
  expect(
    () =>
      new AgentConfigurationParameter(new Stack(), 'Agent', {
        purpose: 'nss-dev',
        logs: { events, files: manyFiles(60) },
        tier: 'Advanced',
      }),
  ).toThrow('holds 8192: collect fewer logs');
});

test('a configuration the agent would refuse is refused here, with every problem', () => {
  const logs = { events: [], files: [{ filePath: '', logGroupName: 'a b' }] };
  expect(() => new AgentConfigurationParameter(new Stack(), 'Agent', { purpose: 'nss-dev', logs })).toThrow(
    /file_path: is required\n- .*log_group_name/,
  );
});
