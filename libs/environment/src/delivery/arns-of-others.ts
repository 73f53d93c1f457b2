/** Where ARNs are of. */
export interface ArnPlace {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Characters that Secrets Manager appends to a name to make a secret's ARN, after a hyphen, as a pattern of IAM's. */
const ENDING = '-??????';

/**
 * ARNs of what others own and an environment is tied to, as policies name them. The network may be another account's, and shared.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdirectconnect.html
 */
export const ARN_OF_OTHERS = {
  /** @param resource kind and id, as ARNs of EC2 end: `vpc/vpc-0123456789abcdef0` */
  network: ({ partition, region }: ArnPlace, resource: string) => `arn:${partition}:ec2:${region}:*:${resource}`,
  /** @param id of a connection or a LAG: `dxcon-fg2example` */
  connection: ({ partition, region, account }: ArnPlace, id: string) =>
    `arn:${partition}:directconnect:${region}:${account}:${id.split('-')[0]}/${id}`,
  directConnectGateway: ({ partition, account }: ArnPlace, id: string) =>
    `arn:${partition}:directconnect::${account}:dx-gateway/${id}`,
  /**
   * A secret by its whole name: AWS adds exactly six characters, so that neither a longer name nor one that looks like another secret's
   * ARN comes along. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
   */
  secret: ({ partition, region, account }: ArnPlace, name: string) =>
    `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}${ENDING}`,
} as const;
