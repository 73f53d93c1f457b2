import { Construct } from 'constructs';
import { placeMetricAlarm, type WatchedMetric } from './metric-alarm';
import { type NamedResource } from './nat-alarms';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** AWS takes a tunnel down for maintenance, one at a time; shorter than this is no news. */
const MAINTENANCE_PERIODS = 6;

/** A site-to-site VPN connection. */
export interface VpnConnection extends NamedResource {
  /** Outside addresses of its tunnels: one alarm a tunnel. @default - one alarm for "not all tunnels are up" */
  readonly tunnelAddresses?: readonly string[];
}

/** What {@link VpnAlarms} needs. */
export interface VpnAlarmsProps extends AlarmContext {
  readonly vpnConnections: readonly VpnConnection[];
}

/**
 * VPN connections: none of the tunnels is up for five minutes; one of them is down for half an hour.
 * Over a whole connection `TunnelState` is between 0 and 1 while only some tunnels are up.
 *
 * Source: docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
 */
export class VpnAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: VpnAlarmsProps) {
    super(scope, id);
    this.alarms = props.vpnConnections.flatMap((vpn) => {
      const { resource, number } = alarmSubject(props.purpose, vpn.name);
      const state = (dimensions: Record<string, string>, statistic: WatchedMetric['statistic']): WatchedMetric => ({
        namespace: 'AWS/VPN',
        metricName: 'TunnelState',
        dimensions,
        statistic,
      });
      const tunnel = (suffix: string, subject: string, watched: WatchedMetric) =>
        placeMetricAlarm(
          this,
          props,
          { kind: 'vpn-tunnel-down', resource: `${resource}-tunnel${suffix}-down`, number, subject },
          {
            watched,
            comparison: 'LessThanThreshold',
            threshold: 1,
            periodSeconds: 300,
            periods: MAINTENANCE_PERIODS,
          },
        );
      return [
        placeMetricAlarm(
          this,
          props,
          { kind: 'vpn-down', resource: `${resource}-down`, number, subject: vpn.name },
          {
            watched: state({ VpnId: vpn.id }, 'Maximum'),
            comparison: 'LessThanOrEqualToThreshold',
            threshold: 0,
            periodSeconds: 300,
            periods: 1,
          },
        ),
        ...(vpn.tunnelAddresses
          ? vpn.tunnelAddresses.map((address, index) =>
              tunnel(
                `-${index + 1}`,
                `${vpn.name}, tunnel ${index + 1}`,
                state({ TunnelIpAddress: address }, 'Minimum'),
              ),
            )
          : [tunnel('', vpn.name, state({ VpnId: vpn.id }, 'Minimum'))]),
      ];
    });
  }
}
