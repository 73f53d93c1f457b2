import { type Template } from '@nss/deployment';
import { nameOf } from './reference-names';

interface Statement {
  readonly Effect?: string;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** Types whose properties say who may do what, and where in them the policy stands. */
const POLICIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::ManagedPolicy': ['PolicyDocument'],
  'AWS::IAM::Policy': ['PolicyDocument'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument'],
};

/** Everything a template says about who may do what, a sentence for each action on each resource. */
export function identitySentences(template: Template): string[] {
  return Object.entries(template.Resources ?? {}).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const name = nameOf({ Ref: logicalId }, template);
    const boundary =
      Type === 'AWS::IAM::Role'
        ? [`${name}: bounded by ${nameOf(Properties['PermissionsBoundary'] ?? 'nothing', template)}`]
        : [];
    const attached = Array.isArray(Properties['ManagedPolicyArns'])
      ? Properties['ManagedPolicyArns'].map((policy) => `${name}: has ${nameOf(policy, template)}`)
      : [];
    const documents = (POLICIES[Type] ?? []).map((key) => Properties[key] as { Statement?: unknown } | undefined);
    return [
      ...boundary,
      ...attached,
      ...documents.flatMap((document) =>
        list(document?.Statement).flatMap((statement) => sentences(name, statement as Statement, template)),
      ),
    ];
  });
}

function sentences(name: string, statement: Statement, template: Template): string[] {
  const { Effect = 'Allow', Action, NotAction, Resource, NotResource, Principal, Condition } = statement;
  const actions =
    Action === undefined ? list(NotAction).map((each) => `everything but ${text(each)}`) : list(Action).map(text);
  const resources =
    Resource === undefined
      ? list(NotResource).map((each) => `everything but ${nameOf(each, template)}`)
      : list(Resource).map((each) => nameOf(each, template));
  const who = Principal === undefined ? '' : ` for ${nameOf(Principal, template)}`;
  const when = Condition === undefined ? '' : ` where ${JSON.stringify(Condition)}`;
  return actions.flatMap((action) =>
    (resources.length > 0 ? resources : ['itself']).map(
      (resource) => `${name}: ${Effect === 'Deny' ? 'denied' : 'allowed'} ${action} on ${resource}${who}${when}`,
    ),
  );
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
