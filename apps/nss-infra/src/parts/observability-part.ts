import { constructId } from '@nss/naming';
import {
  AgentConfigurationParameter,
  EnvironmentDashboard,
  KeptLogGroup,
  PulseMetrics,
  RelayAlarms,
  SavedQueries,
  agentLogGroupNames,
  bastionLogs,
  pulseMetrics,
} from '@nss/observability';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { MonthlyBudget } from '../cost/monthly-budget';
import { relayFeeds } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { type BastionPart } from './bastion-part';
import { type ConnectionPart } from './connection-part';
import { type NetworkPart } from './network-part';
import { type RelayPart } from './relay-part';

/** What an {@link ObservabilityPart} is made from. */
export interface ObservabilityPartProps {
  readonly environment: Environment;
  readonly network: NetworkPart;
  readonly relay: RelayPart;
  readonly bastion: BastionPart;
  readonly connection: ConnectionPart;
  /** Encrypts the bastion's logs. */
  readonly key: IKey;
  /** Told of every alarm. */
  readonly topic: ITopic;
}

/** What is seen of a relay: its pulse, its alarms, its dashboard, the bastion's logs, what to ask its logs, its cost. */
export class ObservabilityPart extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, network, relay, bastion, connection, key, topic }: ObservabilityPartProps,
  ) {
    super(scope, id);
    const {
      purpose,
      observability: { operationsGuide, notify },
      relay: { availability },
      cost,
    } = environment;
    const pulse = {
      purpose,
      environment: environment.environment,
      servers: relay.servers,
      feeds: relayFeeds(environment),
    };
    const watched = {
      ...pulse,
      bastion: { name: bastion.bastion.name, instanceId: bastion.bastion.instanceId },
      natGateways: network.vpc.natGateways.map(({ name, natGatewayId }) => ({ name, id: natGatewayId })),
      ...pathOf(connection),
      operationsGuide,
    };
    new PulseMetrics(this, 'Pulse', { ...pulse, logGroup: network.flowLogGroup });
    const { alarms } = new RelayAlarms(this, 'Alarms', { ...watched, availability, topicArn: topic.topicArn });
    new EnvironmentDashboard(this, 'Dashboard', {
      ...watched,
      region: environment.region,
      alarms,
      metrics: pulseMetrics(pulse),
    });
    this.collectBastionLogs(environment, key);
    new SavedQueries(this, 'Queries', pulse);
    if (cost?.monthlyBudgetUsd !== undefined)
      new MonthlyBudget(this, 'Budget', { purpose, limitUsd: cost.monthlyBudgetUsd, notify });
  }

  /** The bastion's agent finds its log groups ready, with their retention and key: it may write to them, not configure them. */
  private collectBastionLogs({ purpose, observability: { logRetentionDays } }: Environment, key: IKey): void {
    const logs = bastionLogs(purpose);
    agentLogGroupNames(logs).forEach((logGroupName, i) => {
      new KeptLogGroup(this, constructId('bastion-log-group', i + 1), {
        logGroupName,
        retentionDays: logRetentionDays,
        encryptionKey: key,
      });
    });
    new AgentConfigurationParameter(this, 'AgentConfiguration', { purpose, logs });
  }
}

/** The parts of the private connection that have metrics. */
function pathOf({ privateConnection: { virtualInterfaces, vpnConnections } }: ConnectionPart) {
  return {
    virtualInterfaces: virtualInterfaces.map(({ name, virtualInterfaceId, connectionId }) => ({
      name,
      id: virtualInterfaceId,
      connectionId,
    })),
    vpnConnections: vpnConnections.map(({ name, vpnConnectionId }) => ({ name, id: vpnConnectionId })),
  };
}
