import { type Invariant } from './invariant';
import { type SynthesisedStage, firstOf, place } from './synthesised-stage';

/** Properties that hold secrets in some type of resource. */
const SECRET_KEY = /^(AuthKey|.*Password|PreSharedKey|.*SecretAccessKey|MasterUserPassword|SecretString|PrivateKey)$/i;
/** What secrets look like wherever they stand. Source: GitHub's and AWS's published token formats. */
const SECRET_VALUE = /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|gh[pousr]_[A-Za-z0-9]{36}/;
/** Whatever CloudFormation may take for a dynamic reference, in any spelling. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const DYNAMIC = /\{\{\s*resolve/i;
/** Where dynamic references are meant: type and key. Everywhere else what they stand for could be read, or sent away. */
const MEANT = new Set(['AWS::DirectConnect::PrivateVirtualInterface AuthKey', 'AWS::DirectConnect::TransitVirtualInterface AuthKey', 'AWS::EC2::VPNConnection PreSharedKey']);
const REFERENCE = /^\{\{resolve:(secretsmanager|ssm-secure):[^}]+\}\}$/;

/** Every text below a value, with the key it stands at. */
function texts(value: unknown, key = ''): { key: string; text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => texts(item, name));
}

/** Every key below a value. */
function keys(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, item]) => [name, ...keys(item)]) : [];
}

const leaks = (properties: unknown) => texts(properties).filter(({ key, text }) => SECRET_VALUE.test(text) || (SECRET_KEY.test(key) && !REFERENCE.test(text)));

/** What must not be read in a template. */
export const secrets: readonly Invariant[] = [
  {
    holds: 'no secret stands in a template: only where to find it',
    violations: (stage) => [
      ...stage.resources.filter(({ Properties }) => leaks(Properties).length > 0).map(place),
      ...stage.stacks.filter(({ template }) => leaks(template.Outputs).length > 0).map(({ part }) => `output of ${part}`),
    ],
    breaks: {
      'a BGP key': (stage) => { peers(stage)[0]!.AuthKey = 'hunter22'; },
      'an access key in a text': (stage) => { firstOf<{ Value: string }>(stage, 'AWS::SSM::Parameter').Properties.Value = `key AKIA${'A'.repeat(16)}`; },
      'an output': (stage) => { stage.stacks.find(({ template }) => template.Outputs)!.template.Outputs!['Key'] = { Value: '-----BEGIN RSA PRIVATE KEY-----' }; },
    },
  },
  {
    holds: 'dynamic references stand in the properties that are known to take one, and nowhere else',
    violations: (stage) => [
      ...stage.resources.filter(({ Type, Properties }) => texts(Properties).some(({ key, text }) => DYNAMIC.test(text) && !MEANT.has(`${Type} ${key}`))).map(place),
      ...stage.stacks.filter(({ template }) => DYNAMIC.test(JSON.stringify({ ...template, Resources: {} }))).map(({ part }) => `outside of the resources of ${part}`),
      ...stage.stacks.flatMap(({ part, template }) => Object.entries(template.Resources ?? {})
        .filter(([, resource]) => DYNAMIC.test(JSON.stringify({ ...(resource as object), Properties: {} })) || DYNAMIC.test(JSON.stringify(keys((resource as { Properties?: unknown }).Properties))))
        .map(([logicalId]) => `${part}/${logicalId} beside its properties`)),
    ],
    breaks: {
      'who is told': (stage) => { firstOf<{ Endpoint: string }>(stage, 'AWS::SNS::Subscription').Properties.Endpoint = '{{resolve:secretsmanager:nss-prod/bgp}}@example.com'; },
      'inside of a longer text': (stage) => { firstOf<{ AlarmDescription: string }>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmDescription = 'see https://example.com/{{resolve:ssm-secure:a}}'; },
      'a part of a join': (stage) => { firstOf<{ Value: unknown }>(stage, 'AWS::SSM::Parameter').Properties.Value = { 'Fn::Join': ['', ['a', '{{ resolve:ssm:b}}']] }; },
      'an output': (stage) => { stage.stacks.find(({ template }) => template.Outputs)!.template.Outputs!['Key'] = { Value: '{{resolve:secretsmanager:nss-prod/bgp}}' }; },
      'metadata': (stage) => { (Object.values(stage.stacks[0]!.template.Resources!)[0] as { Metadata: unknown }).Metadata = { note: '{{resolve:ssm:a}}' }; },
    },
  },
  {
    holds: 'a key that the file names is the one that the virtual interface uses',
    violations: (stage) => {
      const { privateConnection } = stage.environment;
      const wanted = 'virtualInterface' in privateConnection && privateConnection.virtualInterface?.origin === 'own' ? privateConnection.virtualInterface.authKeySecret : undefined;
      const used = peers(stage).flatMap(({ AuthKey }) => AuthKey ?? []);
      const expected = wanted === undefined ? [] : [`{{resolve:secretsmanager:${wanted}:SecretString:::}}`];
      return used.join() === expected.join() ? [] : [`${used.join()} instead of ${expected.join()}`];
    },
    breaks: { 'none': (stage) => { delete peers(stage)[0]!.AuthKey; } },
  },
];

function peers({ resources }: SynthesisedStage): { AuthKey?: string }[] {
  return resources.flatMap(({ Type, Properties }) => (Type.endsWith('VirtualInterface') ? (Properties['BgpPeers'] as { AuthKey?: string }[]) : []));
}
