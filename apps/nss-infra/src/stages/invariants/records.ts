import { logGroupFacts } from '@nss/observability/logs';
import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, firstOf, ofType, place, referred } from './synthesised-stage';

interface LogGroup {
  LogGroupName: string;
  RetentionInDays?: number;
  KmsKeyId?: unknown;
}
interface Bucket {
  BucketEncryption?: unknown;
  PublicAccessBlockConfiguration?: Record<string, boolean>;
  VersioningConfiguration?: { Status: string };
}

/** What cannot be made again: addresses others have in their rules, records, and the key they are read with. */
const IRREPLACEABLE = ['AWS::EC2::EIP', 'AWS::Logs::LogGroup', 'AWS::KMS::Key', 'AWS::S3::Bucket'];
const KEPT = ['Retain', 'RetainExceptOnCreate'];

const kept = ({ DeletionPolicy = '', UpdateReplacePolicy = '' }: PlacedResource) =>
  KEPT.includes(DeletionPolicy) && UpdateReplacePolicy === 'Retain';

/** What is kept, how long, and under which key. */
export const records: readonly Invariant[] = [
  {
    holds: 'addresses, records and keys outlive the stack and every replacement',
    violations: (stage) =>
      IRREPLACEABLE.flatMap((type) => ofType(stage, type))
        .filter((resource) => !kept(resource))
        .map(place),
    breaks: Object.fromEntries(
      IRREPLACEABLE.flatMap((type): [string, (stage: SynthesisedStage) => void][] => [
        [
          `${type} deleted`,
          (stage) => {
            firstOf(stage, type).DeletionPolicy = 'Delete';
          },
        ],
        [
          `${type} lost when replaced`,
          (stage) => {
            delete firstOf(stage, type).UpdateReplacePolicy;
          },
        ],
      ]),
    ),
  },
  {
    holds: 'it is known what each log group holds, and each that is known is there',
    violations: (stage) => {
      const described = logGroupFacts(stage.environment.purpose).map(({ logGroupName }) => logGroupName);
      const placed = ofType<LogGroup>(stage, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.LogGroupName);
      return [
        ...placed.filter((name) => !described.includes(name)),
        ...described.filter((name) => !placed.includes(name)),
      ];
    },
    breaks: {
      'one that nobody describes': (stage) => {
        const [group] = ofType<LogGroup>(stage, 'AWS::Logs::LogGroup');
        stage.resources.push({
          ...group!,
          logicalId: 'New',
          Properties: { ...group!.Properties, LogGroupName: 'nss-prod-new-log-group-01' },
        });
      },
      'one that is missing': (stage) => {
        stage.resources.splice(stage.resources.indexOf(firstOf(stage, 'AWS::Logs::LogGroup')), 1);
      },
    },
  },
  {
    holds: "every log group keeps its events for a set time, under the environment's key",
    violations: (stage) =>
      ofType<LogGroup>(stage, 'AWS::Logs::LogGroup')
        .filter(
          (group) =>
            !group.Properties.RetentionInDays || referred(stage, group.Properties.KmsKeyId)?.Type !== 'AWS::KMS::Key',
        )
        .map(place),
    breaks: {
      'for ever': (stage) => {
        delete firstOf<LogGroup>(stage, 'AWS::Logs::LogGroup').Properties.RetentionInDays;
      },
      'without a key': (stage) => {
        delete firstOf<LogGroup>(stage, 'AWS::Logs::LogGroup').Properties.KmsKeyId;
      },
      'under a key of somebody else': (stage) => {
        firstOf<LogGroup>(stage, 'AWS::Logs::LogGroup').Properties.KmsKeyId = 'arn:aws:kms:ap-northeast-1:1:key/k';
      },
    },
  },
  {
    holds: 'every bucket is encrypted, versioned and closed to the public',
    violations: (stage) =>
      ofType<Bucket>(stage, 'AWS::S3::Bucket')
        .filter(
          ({ Properties: { BucketEncryption, PublicAccessBlockConfiguration = {}, VersioningConfiguration } }) =>
            !BucketEncryption ||
            Object.values(PublicAccessBlockConfiguration).filter(Boolean).length !== 4 ||
            VersioningConfiguration?.Status !== 'Enabled',
        )
        .map(place),
    breaks: {
      'not encrypted': (stage) => {
        delete firstOf<Bucket>(stage, 'AWS::S3::Bucket').Properties.BucketEncryption;
      },
      'not versioned': (stage) => {
        delete firstOf<Bucket>(stage, 'AWS::S3::Bucket').Properties.VersioningConfiguration;
      },
      'half open': (stage) => {
        firstOf<Bucket>(stage, 'AWS::S3::Bucket').Properties.PublicAccessBlockConfiguration!['BlockPublicPolicy'] =
          false;
      },
    },
  },
  {
    holds: 'the environment has one key, and it is rotated',
    violations: (stage) => {
      const keys = ofType<{ EnableKeyRotation?: boolean }>(stage, 'AWS::KMS::Key');
      return keys.length === 1 && keys[0]?.Properties.EnableKeyRotation
        ? []
        : [`${keys.length} keys`, ...keys.map(place)];
    },
    breaks: {
      'not rotated': (stage) => {
        delete firstOf<{ EnableKeyRotation?: boolean }>(stage, 'AWS::KMS::Key').Properties.EnableKeyRotation;
      },
      'a second one': (stage) => {
        stage.resources.push({ ...firstOf(stage, 'AWS::KMS::Key'), logicalId: 'Second' });
      },
    },
  },
];
