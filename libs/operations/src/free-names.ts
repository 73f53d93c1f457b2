import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { everyItem, type Promotion, type StackReader } from '@nss/deployment';
import { type Clients } from './read-back/clients';

/** Clients that are asked whether something has a name. */
type NameClients = Pick<Clients, 'logs' | 's3'>;

/** A kind of resource that stays when its stack goes, and keeps a name that the file decides. */
interface NamedRecord {
  /** `log group` */
  readonly kind: string;
  /** Key of the name in the template. */
  readonly key: string;
  /** Who has the name; undefined: nobody. */
  readonly holder: (name: string, clients: NameClients) => Promise<string | undefined>;
  /** What makes the name free, as a command. */
  readonly wayOut: (name: string) => string;
}

const RECORDS: Readonly<Record<string, NamedRecord>> = {
  'AWS::Logs::LogGroup': {
    kind: 'log group',
    key: 'LogGroupName',
    holder: async (name, { logs }) =>
      (
        await everyItem(
          paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: name }),
          (page) => page.logGroups,
        )
      ).find(({ logGroupName }) => logGroupName === name)?.arn,
    wayOut: (name) => `aws logs delete-log-group --log-group-name ${name}`,
  },
  'AWS::S3::Bucket': {
    kind: 'bucket',
    key: 'BucketName',
    holder: bucketHolder,
    wayOut: (name) => `aws s3api delete-bucket --bucket ${name}, once it holds no version of anything`,
  },
};

/**
 * Refuses a change before it is approved where a log group or a bucket that it would make is there already. Records stay when their stack is
 * deleted, and CloudFormation would hear of it midway, and take everything back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 *
 * @throws Error with each name, who has it, and the way out
 */
export async function requireFreeNames(
  { stacks }: Promotion,
  { reader, clients }: { readonly reader: Pick<StackReader, 'physicalIds'>; readonly clients: NameClients },
): Promise<void> {
  const taken: string[] = [];
  for (const { stack, changes } of stacks) {
    const added = changes.filter(({ action, type }) => action === 'Add' && type in RECORDS);
    // What the stack has under another logical id is not somebody else's.
    const own = new Set(added.length > 0 ? (await reader.physicalIds(stack.stackName)).values() : []);
    for (const { logicalId, type, path } of added) {
      const { kind, key, holder, wayOut } = RECORDS[type]!;
      const name = stack.template.Resources?.[logicalId]?.Properties?.[key];
      if (typeof name !== 'string' || own.has(name)) continue;
      const has = await holder(name, clients);
      if (has !== undefined)
        taken.push(`${path} needs the ${kind} ${name}, which is there already (${has}): ${wayOut(name)}`);
    }
  }
  if (taken.length > 0)
    throw new Error(
      `${taken.join('\n')}\nRecords stay when their stack is deleted. Copy what you need of them elsewhere and delete them, or give the environment another purpose in its file; nothing was changed`,
    );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html: 404 for none, 403 for one of others, 301 for one elsewhere. */
async function bucketHolder(Bucket: string, { s3 }: NameClients): Promise<string | undefined> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket }));
    return 'of this account';
  } catch (error) {
    const { $metadata, name } = error as { $metadata?: { httpStatusCode?: number }; name?: string };
    if ($metadata?.httpStatusCode === 404) return undefined;
    if ($metadata?.httpStatusCode === 301) return 'in another region';
    if ($metadata?.httpStatusCode === 403) return 'of another account';
    throw new Error(`${Bucket}: ${name ?? String(error)}`, { cause: error });
  }
}
