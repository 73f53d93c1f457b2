import { SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { chosenEnvironment, type LoadedEnvironment } from '@nss/environment';
import { placeOf, type RunbookPlace } from '@nss/runbook-definition';

/** Where and how runbooks are started, watched and answered. */
export interface ConnectionOptions {
  /**
   * What clients of an account are made with.
   * @default - AWS's own endpoint, or what AWS_ENDPOINT_URL names, with the credentials the AWS CLI would find
   */
  readonly clientOf?: (account: string, region: string) => Pick<SSMClientConfig, 'endpoint' | 'credentials'>;
  /** Between two looks at an execution. @default 2000 */
  readonly intervalMilliseconds?: number;
}

/** The account of an environment, for whoever operates it. */
export interface Connection {
  /** What its file says. */
  readonly loaded: LoadedEnvironment;
  readonly place: RunbookPlace;
  readonly ssm: SSMClient;
  /** ARN of whoever asks. */
  readonly caller: () => Promise<string>;
  /** Whether somebody else than whoever starts a runbook has to approve it. */
  readonly fourEyes: boolean;
  readonly intervalMilliseconds: number | undefined;
}

/**
 * Connects to the account of an environment; nothing is asked yet.
 * @throws WrongUse for an unknown environment
 */
export function connection(
  environment: string,
  { clientOf = () => ({}), intervalMilliseconds }: ConnectionOptions = {},
): Connection {
  const loaded = chosenEnvironment(environment);
  const place = placeOf(loaded);
  const client = clientOf(place.account, place.region);
  const sts = new STSClient({ region: place.region, maxAttempts: 6, ...client });
  return {
    loaded,
    place,
    ssm: new SSMClient({ region: place.region, maxAttempts: 6, ...client }),
    caller: async () => (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? '',
    fourEyes: typeof place.approval === 'object' && place.approval.fourEyes,
    intervalMilliseconds,
  };
}
