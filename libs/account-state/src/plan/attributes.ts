import { type ReadPlace } from '../read/reading';
import { type AccountState, keyOf, type Properties } from '../resource';
import { identityOf } from './identity';

/** An attribute of a resource of a template. */
interface Asked {
  readonly Type: string;
  readonly Properties: Properties;
  readonly physicalId: string;
  /** `Arn` */
  readonly name: string;
}

/** Resources that are named by an ARN that tells nothing beyond their names. */
const ARNS: Readonly<Record<string, (asked: Asked, place: ReadPlace) => string>> = {
  'AWS::CloudWatch::Alarm': ({ physicalId }, at) => arn(at, 'cloudwatch', `alarm:${physicalId}`),
  'AWS::CloudWatch::CompositeAlarm': ({ physicalId }, at) => arn(at, 'cloudwatch', `alarm:${physicalId}`),
  'AWS::Events::Rule': ({ physicalId }, at) => arn(at, 'events', `rule/${physicalId}`),
  'AWS::IAM::Role': ({ physicalId, Properties }, at) =>
    `arn:${at.partition}:iam::${at.account}:role${String(Properties['Path'] ?? '/')}${physicalId}`,
  'AWS::KMS::Key': ({ physicalId }, at) => arn(at, 'kms', `key/${physicalId}`),
  'AWS::Logs::LogGroup': ({ physicalId }, at) => arn(at, 'logs', `log-group:${physicalId}:*`),
  'AWS::S3::Bucket': ({ physicalId }, { partition }) => `arn:${partition}:s3:::${physicalId}`,
};

function arn({ partition, region, account }: ReadPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The ARN of what is named by one that tells nothing beyond its name. */
export function arnOf(asked: Asked, place: ReadPlace): string | undefined {
  return ARNS[asked.Type]?.(asked, place);
}

/** What `Fn::GetAtt` stands for: worked out from the name, or as it was read; the id, where that is what the attribute is. */
export function attributeOf(asked: Asked, actual: AccountState, place: ReadPlace): string {
  const { Type, Properties, physicalId, name } = asked;
  const known = name === 'Arn' ? arnOf(asked, place) : undefined;
  if (known !== undefined) return known;
  const id = identityOf(Type, Properties, physicalId);
  const read = actual[keyOf(Type, id)]?.Attributes?.[name];
  if (read !== undefined) return read;
  if (/Id$/.test(name) && name !== 'AllocationId') return id;
  return `nothing for ${name} of ${physicalId}`;
}
