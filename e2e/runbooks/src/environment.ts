import { readSystem } from '@nss/operations';
import { placeOf, type RunbookPlace, type SystemDescription } from '@nss/runbook-definition';
import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { administratorOf } from '@nss/embedded-aws';
import { loadEnvironments } from '@nss/environment';
import { cloudOfWorker } from './shared-cloud/cloud-of-worker';

/** A reference environment, deployed in the cloud that the test files of a worker share. */
export interface DeployedEnvironment {
  readonly endpoint: string;
  readonly place: RunbookPlace;
  /** What was deployed, as the runbooks know it. */
  readonly system: SystemDescription;
  /** Where its account is, for the constructor of any client. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** The account's administrator, who prepares what a test needs. */
  readonly ssm: SSMClient;
  /** Who starts and watches runbooks: a session of the role that the workflow of runbooks has. */
  readonly operator: SSMClient;
  readonly ec2: EC2Client;
}

/** Finds an environment in the cloud of this worker. */
export async function deployedEnvironment(name: 'dev' | 'prod'): Promise<DeployedEnvironment> {
  const { endpoint, sessions } = cloudOfWorker();
  const loaded = loadEnvironments().environments?.find((each) => each.name === name);
  if (!loaded) throw new Error(`there is no environment ${name}`);
  const place = placeOf(loaded);
  const client = { endpoint, region: place.region, credentials: administratorOf(endpoint, place.account) };
  const ssm = new SSMClient(client);
  const operator = new SSMClient({ ...client, credentials: sessions[name] });
  return {
    endpoint,
    place,
    client,
    ssm,
    operator,
    ec2: new EC2Client(client),
    system: await readSystem(ssm, place.purpose),
  };
}

/** A server by its name. */
export function serverNamed({ system }: DeployedEnvironment, name: string): SystemDescription['servers'][number] {
  const found = system.servers.find((server) => server.name === name);
  if (!found) throw new Error(`there is no server ${name}`);
  return found;
}
