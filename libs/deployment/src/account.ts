import { type IBaseCredentialsProvider } from '@aws-cdk/toolkit-lib';
import * as toolkitLib from '@aws-cdk/toolkit-lib';

/** Where and as whom a deployment acts. */
export interface Account {
  readonly account: string;
  readonly region: string;
  /**
   * Endpoint and static keys of an embedded cloud.
   * @default - AWS, with the credentials the AWS CLI would find
   */
  readonly client?: {
    readonly endpoint: string;
    readonly region: string;
    /** With a session token: of an assumed role. Without: of the account's administrator. */
    readonly credentials: {
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    };
  };
}

/** The credentials the CDK toolkit acts with in an account. */
export function toolkitCredentials({ client, region }: Account): IBaseCredentialsProvider {
  const { BaseCredentials } = toolkitLib;
  return client
    ? BaseCredentials.custom({ provider: () => Promise.resolve(client.credentials), region })
    : BaseCredentials.awsCliCompatible({ defaultRegion: region });
}
