import { type Difference } from '../compare/differences';
import { type Properties } from '../resource';
import { type RepairCall } from './repair-call';

/** A tag that goes. */
interface AddedTag {
  readonly api: string;
  readonly by: RepairCall['by'];
  readonly parameters: Properties;
}

/** What takes a tag away, by what types begin with. */
const UNTAGGING: readonly (readonly [
  prefix: string,
  api: string,
  by: RepairCall['by'],
  (id: string, Key: string, arn: string) => Properties,
])[] = [
  [
    'AWS::CloudWatch::Alarm',
    'cloudwatch:UntagResource',
    'workflow',
    (_, Key, ResourceARN) => ({ ResourceARN, TagKeys: [Key] }),
  ],
  ['AWS::EC2::', 'ec2:DeleteTags', 'administrator', (id, Key) => ({ Resources: [id], Tags: [{ Key }] })],
  [
    'AWS::Events::Rule',
    'events:UntagResource',
    'administrator',
    (_, Key, ResourceARN) => ({ ResourceARN, TagKeys: [Key] }),
  ],
  ['AWS::IAM::Role', 'iam:UntagRole', 'administrator', (RoleName, Key) => ({ RoleName, TagKeys: [Key] })],
  ['AWS::SNS::Topic', 'sns:UntagResource', 'workflow', (ResourceArn, Key) => ({ ResourceArn, TagKeys: [Key] })],
  [
    'AWS::SSM::Document',
    'ssm:RemoveTagsFromResource',
    'administrator',
    (ResourceId, Key) => ({ ResourceType: 'Document', ResourceId, TagKeys: [Key] }),
  ],
];

/**
 * The call that takes away a tag whose key no template has: a change set that reverts drift leaves it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 * @param arn of what it is on, for services that ask for that
 */
export function addedTag({ type, kind, property, found, physicalId }: Difference, arn: string): AddedTag | undefined {
  const { Key } = (found ?? {}) as { Key?: string };
  if (kind !== 'added' || property !== 'Tags' || Key === undefined) return undefined;
  const known = UNTAGGING.find(([prefix]) => type.startsWith(prefix));
  if (!known) return undefined;
  const [, api, by, parametersOf] = known;
  return { api, by, parameters: parametersOf(physicalId, Key, arn) };
}
