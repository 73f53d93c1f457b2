/** Where and as whom a deployment acts. */
export interface Account {
  readonly account: string;
  readonly region: string;
  /**
   * Another endpoint than AWS's own, and static keys.
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

/** Names of this machine. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Milliseconds between two looks at what goes on in an account: AWS throttles who asks often, an endpoint on this machine does not. */
export function pollMilliseconds({ client }: Account): number {
  return client && LOOPBACK.includes(new URL(client.endpoint).hostname) ? 50 : 2000;
}
