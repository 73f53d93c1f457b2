/** What is known of an error, however it came about. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Of Node.js: `ENOTFOUND`. @default - it is none of Node's */
  readonly code?: string;
}

/** A kind of error that calls of AWS end with, and the way out of it. */
interface Kind {
  readonly is: (error: Thrown) => boolean;
  readonly remedy: (error: Thrown, env: NodeJS.ProcessEnv) => string;
}

const named =
  (...names: readonly string[]) =>
  ({ name }: Thrown) =>
    names.includes(name);

const profile = (env: NodeJS.ProcessEnv) => (env['AWS_PROFILE'] ? ` --profile ${env['AWS_PROFILE']}` : '');

/**
 * Kinds by the names that APIs give them, each in its own spelling; the first that fits counts.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#CommonErrors
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
const KINDS: readonly Kind[] = [
  {
    // Of the SDK's credential providers: what `aws sso login` renews is told apart by its message only.
    is: ({ name, message }) =>
      ['CredentialsProviderError', 'TokenProviderError'].includes(name) && /\bSSO\b|token is expired/i.test(message),
    remedy: (_, env) => `sign in again: aws sso login${profile(env)}`,
  },
  {
    is: (error) =>
      named('CredentialsProviderError', 'TokenProviderError')(error) ||
      // Of the CDK's toolkit.
      /no credentials have been configured|Unable to resolve AWS account to use/.test(error.message),
    remedy: (_, env) =>
      env['AWS_PROFILE']
        ? `AWS_PROFILE names the profile ${env['AWS_PROFILE']}: give it credentials (aws configure sso${profile(env)}), or name another`
        : 'sign in to AWS (aws sso login, and name the profile in AWS_PROFILE), or let AWS_ENDPOINT_URL name an embedded cloud, such as http://localhost:4566',
  },
  {
    is: ({ message }) => /but the current credentials are for /.test(message),
    remedy: () => 'sign in to that account: name its profile in AWS_PROFILE',
  },
  {
    is: ({ name, message }) =>
      ['RequestTimeTooSkewed', 'RequestInTheFuture'].includes(name) ||
      /signature (expired|not yet current)/i.test(message),
    remedy: () => "set this machine's clock right: AWS takes requests of the last few minutes only",
  },
  {
    is: named('ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'),
    remedy: (_, env) =>
      `the session is over, sign in again: aws sso login${profile(env)}, or get new keys where these came from`,
  },
  {
    is: named(
      'UnrecognizedClientException',
      'UnrecognizedClient',
      'InvalidClientTokenId',
      'InvalidAccessKeyId',
      'InvalidToken',
      'AuthFailure',
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'IncompleteSignature',
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
    ),
    remedy: () =>
      'AWS does not know these keys: look whose they are (aws configure list), and whether AWS_ENDPOINT_URL names the cloud that gave them',
  },
  {
    is: ({ message }) => message === 'Region is missing',
    remedy: () => 'set AWS_REGION, such as AWS_REGION=eu-central-1, or give the profile a region',
  },
  {
    is: ({ name }) => /^(Client\.)?(AccessDenied|Unauthorized|AuthorizationError|NotAuthorized|Forbidden)/.test(name),
    remedy: ({ message }) => {
      const action = /perform:? +([\w-]+:\w+)/.exec(message)?.[1];
      return `see as whom you act (aws sts get-caller-identity), and sign in as somebody who may${action ? `, or have ${action} allowed` : ''}`;
    },
  },
  {
    // As the SDK tells them: @smithy/core, service-error-classification.
    is: ({ name }) =>
      /Throttl|^(RequestLimitExceeded|TooManyRequestsException|SlowDown|BandwidthLimitExceeded)$/.test(name),
    remedy: () => 'AWS answers fewer calls than were made, by all in this account: wait a minute and run it again',
  },
  {
    is: ({ code }) => code === 'ECONNREFUSED',
    remedy: (_, env) =>
      env['AWS_ENDPOINT_URL']
        ? `nothing listens there: AWS_ENDPOINT_URL is ${env['AWS_ENDPOINT_URL']}; start that cloud, or unset the variable`
        : 'nothing listens there: look at the network and at proxies',
  },
  {
    is: ({ name, code = '' }) =>
      ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE'].includes(code) ||
      name === 'TimeoutError',
    remedy: () => 'look at the network, at its name servers and proxies, and whether the region exists',
  },
  {
    is: ({ code = '' }) => /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(GET|VERIFY)_)/.test(code),
    remedy: () =>
      'somebody between here and AWS shows a certificate of his own: name its authority in NODE_EXTRA_CA_CERTS',
  },
];

/** The way out of an error of AWS, or of the way there. */
export function awsRemedy(error: Thrown, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return KINDS.find(({ is }) => is(error))?.remedy(error, env);
}
