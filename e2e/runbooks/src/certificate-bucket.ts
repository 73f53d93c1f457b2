import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type DeployedEnvironment } from './environment';

/** A bucket that people upload certificate packages to. */
export interface CertificateBucket {
  readonly name: string;
  /** Uploads a package. @default - encrypted with a key of the account */
  upload(key: string, content: Buffer, encrypted?: boolean): Promise<void>;
  /** How many versions and delete markers there are of an object. */
  versionsOf(key: string): Promise<number>;
}

/** Makes such a bucket, versioned, with a key of its own. */
export async function certificateBucket(
  { client, place }: DeployedEnvironment,
  name = `${place.purpose}-certificates-${place.account}`,
): Promise<CertificateBucket> {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const { KeyMetadata } = await new KMSClient(client).send(
    new CreateKeyCommand({ Description: 'certificate packages' }),
  );
  await s3.send(
    new CreateBucketCommand({
      Bucket: name,
      CreateBucketConfiguration: { LocationConstraint: place.region as 'eu-west-1' },
    }),
  );
  await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }));
  return {
    name,
    upload: async (Key, Body, encrypted = true) =>
      void (await s3.send(
        new PutObjectCommand({
          Bucket: name,
          Key,
          Body,
          ...(encrypted && { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KeyMetadata?.Arn ?? '' }),
        }),
      )),
    versionsOf: async (Prefix) => {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(
        new ListObjectVersionsCommand({ Bucket: name, Prefix }),
      );
      return [...Versions, ...DeleteMarkers].filter(({ Key }) => Key === Prefix).length;
    },
  };
}
