import { Construct } from 'constructs';
import { placeCompositeAlarm } from './composite-alarm';
import { placeMetricAlarm, type WatchedMetric } from './metric-alarm';
import { type NamedResource } from './nat-alarms';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** A Direct Connect virtual interface. */
export interface VirtualInterface extends NamedResource {
  /** The connection it runs over, where the account knows it. @default - the metric is looked up by the virtual interface alone */
  readonly connectionId?: string;
}

/** What {@link DirectConnectAlarms} needs. */
export interface DirectConnectAlarmsProps extends AlarmContext {
  readonly virtualInterfaces: readonly VirtualInterface[];
}

/**
 * The BGP session of each virtual interface, which must be up in every five minutes. Where there is one, its alarm is
 * critical. Where there are several, each has a warning, as the others carry on, and an alarm over all of them is critical.
 *
 * The metric's dimensions hold the connection too. Of a hosted virtual interface the account may not know it, so the
 * alarm then asks Metrics Insights, which finds the metric by the virtual interface alone.
 *
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html,
 * docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html,
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarms.html
 */
export class DirectConnectAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: DirectConnectAlarmsProps) {
    super(scope, id);
    const isOneOfSeveral = props.virtualInterfaces.length > 1;
    const sessions = props.virtualInterfaces.map((virtualInterface) =>
      this.session(props, virtualInterface, isOneOfSeveral ? 'bgp-session-down' : 'bgp-down'),
    );
    this.alarms = isOneOfSeveral ? [this.everySession(props, sessions), ...sessions] : sessions;
  }

  private session(
    context: AlarmContext,
    virtualInterface: VirtualInterface,
    kind: 'bgp-down' | 'bgp-session-down',
  ): RelayAlarm {
    const { resource, number } = alarmSubject(context.purpose, virtualInterface.name);
    return placeMetricAlarm(
      this,
      context,
      { kind, resource: `${resource}-bgp-down`, number, subject: virtualInterface.name },
      {
        watched: bgpStatus(virtualInterface),
        comparison: 'LessThanThreshold',
        threshold: 1,
        periodSeconds: 300,
        periods: 1,
      },
    );
  }

  private everySession(context: AlarmContext, all: readonly RelayAlarm[]): RelayAlarm {
    const subject = `all ${all.length} virtual interfaces`;
    return placeCompositeAlarm(
      this,
      context,
      { kind: 'bgp-down', resource: 'direct-connect-down', number: 1, subject },
      { all },
    );
  }
}

function bgpStatus({ id, connectionId }: VirtualInterface): WatchedMetric | { readonly query: string } {
  if (connectionId === undefined) return { query: bgpStatusQuery(id) };
  return {
    namespace: 'AWS/DX',
    metricName: 'VirtualInterfaceBgpStatus',
    dimensions: { ConnectionId: connectionId, VirtualInterfaceId: id },
    statistic: 'Minimum',
  };
}

/** The Metrics Insights query for the BGP status of a virtual interface whose connection is not known. */
export function bgpStatusQuery(virtualInterfaceId: string): string {
  return `SELECT MIN(VirtualInterfaceBgpStatus) FROM "AWS/DX" WHERE VirtualInterfaceId = '${virtualInterfaceId}'`;
}
