import {
  DescribeInstancesCommand,
  EC2Client,
  StartInstancesCommand,
  StopInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceStopped,
} from '@aws-sdk/client-ec2';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Promotion } from '@nss/deployment';
import { administratorOf } from '@nss/embedded-aws';
import { activeServerParameterName, type LoadedEnvironment } from '@nss/environment';
import { agrees } from '@nss/operations';
import { OfflineDeployment } from '../offline-deployment';
import { type EnvironmentFile, referenceEnvironment } from '../reference-environments';

/** What a deployment of prod's file did. */
export interface DeployedEdit {
  readonly changes: number;
  /** What reads back otherwise than planned. */
  readonly wrong: readonly unknown[];
  /** Logical ids of what went first, without the CDK's hash. */
  readonly removed: readonly string[];
  /** Machines that stay for now, because they relay. */
  readonly kept: readonly string[];
  readonly loaded: LoadedEnvironment;
  readonly assembly: string;
}

/** Prod as files say one after the other, in a cloud of its own. */
export class ExecutedEdits {
  /** Whether the last deployment came so far that it changed something. */
  isChanging = false;

  private constructor(readonly offline: OfflineDeployment) {}

  static async begin(): Promise<ExecutedEdits> {
    return new ExecutedEdits(await OfflineDeployment.begin());
  }

  /** Deploys prod as a file says, beside the reference environment dev, of which only the file is there. */
  async deploy(file: EnvironmentFile): Promise<DeployedEdit> {
    this.isChanging = false;
    const { environments, assembly } = await this.offline.plan({ dev: referenceEnvironment('dev'), prod: file });
    const loaded = environments.find(({ name }) => name === 'prod')!;
    const shown: Promotion[] = [];
    const { facts, changes } = await this.offline.promote(loaded, assembly, (promotion) => {
      this.isChanging = true;
      return shown.push(promotion) > 0;
    });
    const stacks = shown.flatMap((promotion) => promotion.stacks);
    return {
      changes,
      wrong: facts.filter((fact) => !agrees(fact)),
      removed: stacks.flatMap(({ removal }) => removal?.logicalIds ?? []).map((id) => id.replace(/[0-9A-F]{8}$/, '')),
      kept: stacks.flatMap(({ kept = [] }) => kept),
      loaded,
      assembly,
    };
  }

  /**
   * Lets the other server of a pair relay, as the runbook does: the first one is stopped, the other started, and that is written.
   * @param machine `nss-prod-web-01`, which relays
   */
  async failOverFrom(environment: LoadedEnvironment['environment'], machine: string): Promise<void> {
    const [log = '', number = ''] = machine.slice(environment.purpose.length + 1).split(/-(?=\d+$)/);
    const Value = `${log}-${number === '01' ? '02' : '01'}`;
    const client = new EC2Client(this.administrator(environment));
    const waiting = { client, maxWaitTime: 120, minDelay: 0.2, maxDelay: 1 };
    const [former, next] = await Promise.all(
      [machine, `${environment.purpose}-${Value}`].map(async (name) => ({ InstanceIds: [await idOf(client, name)] })),
    );
    await client.send(new StopInstancesCommand(former!));
    await waitUntilInstanceStopped(waiting, former!);
    await client.send(new StartInstancesCommand(next!));
    await waitUntilInstanceRunning(waiting, next!);
    const Name = activeServerParameterName(environment.purpose, log);
    await this.parameters(environment).send(new PutParameterCommand({ Name, Value, Overwrite: true }));
  }

  /** The server that relays a log type, as the deployment or a fail-over wrote it: `web-01`. */
  async relaying(environment: LoadedEnvironment['environment'], log: string): Promise<string | undefined> {
    const Name = activeServerParameterName(environment.purpose, log);
    return (await this.parameters(environment).send(new GetParameterCommand({ Name }))).Parameter?.Value;
  }

  private parameters(environment: LoadedEnvironment['environment']): SSMClient {
    return new SSMClient(this.administrator(environment));
  }

  private administrator({ account, region }: LoadedEnvironment['environment']) {
    const { endpoint } = this.offline.cloud;
    return { endpoint, region, credentials: administratorOf(endpoint, account) };
  }

  end(): Promise<void> {
    return this.offline.end();
  }
}

/** A machine that exists, by its tag `Name`. */
async function idOf(client: EC2Client, name: string): Promise<string> {
  const Filters = [
    { Name: 'tag:Name', Values: [name] },
    { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
  ];
  const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ Filters }));
  return Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
}
