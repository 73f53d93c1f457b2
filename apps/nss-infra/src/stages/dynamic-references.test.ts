import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Stack, Stage } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import fc from 'fast-check';
import { strayReferences } from './dynamic-references';
import { requireNoStrayReferences } from './require-no-stray-references';

const reference = fc.constantFrom(
  '{{resolve:secretsmanager:nss-prod/bgp}}',
  '{{resolve:ssm:a}}',
  '{{ resolve:ssm-secure:a:1 }}',
  '{{RESOLVE:ssm:a}}',
  '{{\n resolve:ssm:a}}',
);
const TOPIC = 'AWS::SNS::Topic';

test('a reference is found wherever it stands: in a value or a key, at any depth, whole or as a part', () => {
  const wrapped = fc.constantFrom(
    (text: string) => text as unknown,
    (text: string) => [text],
    (text: string) => ({ a: { b: [{ c: text }] } }),
    (text: string) => ({ 'Fn::Join': ['', ['a', { Ref: 'B' }, text]] }),
    (text: string) => ({ 'Fn::Sub': text }),
    (text: string) => ({ [text]: 1 }),
  );
  const placed = fc.constantFrom(
    (value: unknown) => ({ Resources: { T: { Type: TOPIC, Properties: { TopicName: value } } } }),
    (value: unknown) => ({ Resources: { T: { Type: TOPIC, Metadata: { value } } } }),
    (value: unknown) => ({ Resources: { T: { Type: TOPIC, DependsOn: value } } }),
    (value: unknown) => ({ Outputs: { O: { Value: value } } }),
    (value: unknown) => ({ Metadata: { value } }),
    (value: unknown) => ({ Description: value }),
    (value: unknown) => ({ Parameters: { P: { Default: value } } }),
    (value: unknown) => ({ Mappings: { M: value } }),
    (value: unknown) => ({
      Resources: { V: { Type: 'AWS::EC2::VPNConnection', Properties: { Tags: [{ Key: 'a', Value: value }] } } },
    }),
    (value: unknown) => ({ Resources: { T: { Type: TOPIC, Properties: { AuthKey: value } } } }),
  );
  fc.assert(
    fc.property(fc.string(), reference, fc.string(), wrapped, placed, (before, text, after, wrap, place) => {
      expect(strayReferences(place(wrap(`${before}${text}${after}`)))).not.toEqual([]);
    }),
  );
});

test('the key of BGP and the keys of tunnels are named by one', () => {
  const Properties = { BgpPeers: [{ AuthKey: '{{resolve:secretsmanager:nss-prod/bgp:SecretString:::}}' }] };
  expect(
    strayReferences({ Resources: { I: { Type: 'AWS::DirectConnect::PrivateVirtualInterface', Properties } } }),
  ).toEqual([]);
  expect(
    strayReferences({
      Resources: {
        V: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: { VpnTunnelOptionsSpecifications: [{ PreSharedKey: '{{resolve:secretsmanager:a}}' }] },
        },
      },
    }),
  ).toEqual([]);
  expect(
    strayReferences({
      Resources: {
        I: {
          Type: 'AWS::DirectConnect::PrivateVirtualInterface',
          Properties: { VirtualInterfaceName: Properties.BgpPeers[0]?.AuthKey },
        },
      },
    }),
  ).toEqual(['I VirtualInterfaceName']);
});

test('an assembly with one is refused with stack and place, and is not there any more', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'nss-refused-'));
  const app = new App({ outdir });
  const stack = new Stack(new Stage(app, 'dev'), 'observability');
  const alarm = new CfnAlarm(stack, 'Alarm', {
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: 1,
    alarmDescription: 'see {{resolve:secretsmanager:nss-dev/bgp}}',
  });
  new CfnOutput(stack, 'Told', { value: alarm.attrArn });
  expect(() => requireNoStrayReferences(app.synth())).toThrow(
    /no secret belongs.*\n- dev-observability Alarm AlarmDescription\nwrite the value as plain text/,
  );
  expect(existsSync(outdir)).toBe(false);
});

test('another assembly is left alone', () => {
  const app = new App();
  new StringParameter(new Stack(new Stage(app, 'dev'), 'relay'), 'Active', { stringValue: 'web-01' });
  expect(() => requireNoStrayReferences(app.synth())).not.toThrow();
});
