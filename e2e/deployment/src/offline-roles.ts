import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Account } from '@nss/deployment';
import { type LoopbackIssuer, prepareFixtures, startIssuer } from '@nss/embedded-aws';
import {
  type DeliveryPurpose,
  deliveryRoleArn,
  GITHUB_ISSUER,
  githubEnvironment,
  type LoadedEnvironment,
  STS_AUDIENCE,
} from '@nss/environment';

/** Whose workflows may act in the embedded cloud when nobody says otherwise. */
export const OFFLINE_SUBJECT_PREFIX = 'repo:example/nss-on-aws';

const TOKEN_SECONDS = 300;

/** The issuer that a cloud was last told of by this process, by the cloud's endpoint. */
const issuers = new Map<string, Promise<LoopbackIssuer>>();

/**
 * A session of one of an environment's delivery roles in an embedded cloud, got as a job of a workflow gets it: with an identity
 * token for the GitHub environment of that purpose. Nothing of a promotion is done as an administrator, so that a right that is
 * missing on AWS is missing here.
 * @param administrator of the environment's account: says where the cloud is
 * @throws Error of STS when the role does not trust such a token
 */
export async function actAs(
  { name, environment }: LoadedEnvironment,
  purpose: DeliveryPurpose,
  { account, region, client }: Account,
): Promise<Account> {
  if (!client) throw new Error(`${name}: offline roles are for an embedded cloud`);
  const { endpoint } = client;
  const issuer = await issuerOf(endpoint);
  const now = Math.floor(Date.now() / 1000);
  const subject = `${OFFLINE_SUBJECT_PREFIX}:environment:${githubEnvironment(name, purpose)}`;
  const { Credentials } = await new STSClient({ endpoint, region, credentials: client.credentials }).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: deliveryRoleArn(environment, purpose),
      RoleSessionName: `offline-${purpose}`,
      WebIdentityToken: issuer.sign({ aud: STS_AUDIENCE, sub: subject, iat: now, nbf: now, exp: now + TOKEN_SECONDS }),
    }),
  );
  const {
    AccessKeyId: accessKeyId = '',
    SecretAccessKey: secretAccessKey = '',
    SessionToken: sessionToken = '',
  } = Credentials ?? {};
  return { account, region, client: { endpoint, region, credentials: { accessKeyId, secretAccessKey, sessionToken } } };
}

function issuerOf(endpoint: string): Promise<LoopbackIssuer> {
  const known = issuers.get(endpoint);
  if (known) return known;
  const started = startIssuer(`https://${GITHUB_ISSUER}`).then(async (issuer) => {
    await prepareFixtures(endpoint, { issuers: [{ issuer: `https://${GITHUB_ISSUER}`, address: issuer.address }] });
    return issuer;
  });
  issuers.set(endpoint, started);
  return started;
}
