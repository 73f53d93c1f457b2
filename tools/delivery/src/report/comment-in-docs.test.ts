import { type ResourceChange, type Template } from '@nss/deployment';
import { harmless } from '@nss/markdown';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesReport } from './changes-report';

const tags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'purpose', Value: 'nss-prod' },
];

/** A server behind one group, before and after it grows while a support case is open. */
const template = (instanceType: string, rules: readonly object[]): Template => ({
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupName: 'nss-prod-nss-management-security-group-01',
        SecurityGroupEgress: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            CidrIp: '8.25.203.0/24',
            Description: 'Zscaler Central Authority',
          },
          ...rules,
        ],
        Tags: tags('nss-prod-nss-management-security-group-01'),
      },
    },
    Eth0: {
      Type: 'AWS::EC2::NetworkInterface',
      Properties: { Description: 'eth0 of nss-prod-web-01', GroupSet: [{ Ref: 'Group' }], SubnetId: 'subnet-0a0a0a0a' },
    },
    Web01: {
      Type: 'AWS::EC2::Instance',
      Properties: { InstanceType: instanceType, Tags: tags('nss-prod-web-01') },
    },
  },
});
const change = (logicalId: string, type: string, path: string): ResourceChange => ({
  stackName: 'nss-prod-system',
  action: 'Modify',
  replacement: 'False',
  logicalId,
  type,
  path,
});
const support = {
  IpProtocol: 'tcp',
  FromPort: 12002,
  ToPort: 12002,
  CidrIp: '199.168.148.101/32',
  Description: 'Zscaler remote support',
};
const report = changesReport({
  environment: 'prod',
  region: 'ap-northeast-1',
  method: 'change sets',
  stacks: [
    {
      stackName: 'nss-prod-system',
      changes: [
        change('Web01', 'AWS::EC2::Instance', 'Relay/Web01/Instance'),
        change('Group', 'AWS::EC2::SecurityGroup', 'Network/SecurityGroups/NssManagement01'),
      ],
      before: template('r5.large', []),
      after: template('r5.xlarge', [support]),
    },
  ],
});

/** Markdown as a reader sees it before anything is opened. */
const seen = (markdown: string) =>
  markdown
    .replace(/<details>[^]*<\/details>/g, '…')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|^#+ |\u2060/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

test('the comment is what the documentation shows', () => {
  const page = readFileSync(join(workspaceRoot(), 'docs/delivery.md'), 'utf8');
  const [, shown = ''] = /```text\n( +prod: 2 resources change\n[^]*?)```/.exec(page) ?? [];
  expect(seen(report.text)).toEqual(seen(shown));
});

test('a whole comment', () => {
  expect(report.text).toMatchSnapshot();
  expect(seen(harmless(report.text).text)).toEqual(seen(report.text));
});
