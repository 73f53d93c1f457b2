import { connectionOf, connectionSecrets } from '@nss/environment';
import { strayReferences, textsBelow } from '../dynamic-references';
import { type Invariant } from './invariant';
import { type SynthesisedStage, firstOf, place } from './synthesised-stage';

/** Properties that hold secrets in some type of resource. */
const SECRET_KEY = /^(AuthKey|.*Password|PreSharedKey|.*SecretAccessKey|MasterUserPassword|SecretString|PrivateKey)$/i;
/** What secrets look like wherever they stand. Source: GitHub's and AWS's published token formats. */
const SECRET_VALUE = /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|gh[pousr]_[A-Za-z0-9]{36}/;
const REFERENCE = /^\{\{resolve:(secretsmanager|ssm-secure):[^}]+\}\}$/;

const leaks = (properties: unknown) =>
  textsBelow(properties).filter(
    ({ key, text }) => SECRET_VALUE.test(text) || (SECRET_KEY.test(key) && !REFERENCE.test(text)),
  );

/** What must not be read in a template. */
export const secrets: readonly Invariant[] = [
  {
    holds: 'no secret stands in a template: only where to find it',
    violations: (stage) => [
      ...stage.resources.filter(({ Properties }) => leaks(Properties).length > 0).map(place),
      ...stage.stacks
        .filter(({ template }) => leaks(template.Outputs).length > 0)
        .map(({ stackName }) => `output of ${stackName}`),
    ],
    breaks: {
      'a BGP key': (stage) => {
        peers(stage)[0]!.AuthKey = 'hunter22';
      },
      'an access key in a text': (stage) => {
        firstOf<{ Value: string }>(stage, 'AWS::SSM::Parameter').Properties.Value = `key AKIA${'A'.repeat(16)}`;
      },
      'an output': (stage) => {
        stage.stacks.find(({ template }) => template.Outputs)!.template.Outputs!['Key'] = {
          Value: '-----BEGIN RSA PRIVATE KEY-----',
        };
      },
    },
  },
  {
    holds: 'dynamic references stand in the properties that are known to take one, and nowhere else',
    violations: (stage) => stage.stacks.flatMap(({ template }) => strayReferences(template)),
    breaks: {
      'who is told': (stage) => {
        firstOf<{ Endpoint: string }>(stage, 'AWS::SNS::Subscription').Properties.Endpoint =
          '{{resolve:secretsmanager:nss-prod/bgp}}@example.com';
      },
      'inside of a longer text': (stage) => {
        firstOf<{ AlarmDescription: string }>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmDescription =
          'see https://example.com/{{resolve:ssm-secure:a}}';
      },
      'a part of a join': (stage) => {
        firstOf<{ Value: unknown }>(stage, 'AWS::SSM::Parameter').Properties.Value = {
          'Fn::Join': ['', ['a', '{{ resolve:ssm:b}}']],
        };
      },
      'an output': (stage) => {
        stage.stacks.find(({ template }) => template.Outputs)!.template.Outputs!['Key'] = {
          Value: '{{resolve:secretsmanager:nss-prod/bgp}}',
        };
      },
      metadata: (stage) => {
        (Object.values(stage.stacks[0]!.template.Resources!)[0] as { Metadata: unknown }).Metadata = {
          note: '{{resolve:ssm:a}}',
        };
      },
    },
  },
  {
    holds: 'the keys that the file names are those that the virtual interfaces use',
    violations: (stage) => {
      const wanted = connectionSecrets(connectionOf(stage.environment)).filter(({ holds }) => holds === 'BGP key');
      const used = peers(stage).flatMap(({ AuthKey }) => AuthKey ?? []);
      const expected = wanted.map(({ name }) => `{{resolve:secretsmanager:${name}:SecretString:::}}`);
      return used.join() === expected.join() ? [] : [`${used.join()} instead of ${expected.join()}`];
    },
    breaks: {
      none: (stage) => {
        delete peers(stage)[0]!.AuthKey;
      },
    },
  },
];

function peers({ resources }: SynthesisedStage): { AuthKey?: string }[] {
  return resources.flatMap(({ Type, Properties }) =>
    Type.endsWith('VirtualInterface') ? (Properties['BgpPeers'] as { AuthKey?: string }[]) : [],
  );
}
