import { Construct } from 'constructs';
import { type FeedSilenceAlarmsProps } from './feed-silence-alarms';
import { placeSilenceAlarm } from './silence-alarm';
import { hubsKindOf } from '../pulse/pulse-metric';
import { silentForMinutes } from './silence-duration';
import { type RelayAlarm } from './relay-alarm';

/**
 * Nothing comes from Zscaler: in active-active per server, else per log type, as only one of a pair is connected.
 */
export class HubsSilenceAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: FeedSilenceAlarmsProps) {
    super(scope, id);
    const kind = hubsKindOf(props.availability);
    this.alarms = props.metrics
      .filter((metric) => metric.kind === kind)
      .map((metric) => {
        const number = props.servers.find((server) => server.name === metric.server)?.number ?? 1;
        return placeSilenceAlarm(
          this,
          props,
          { kind: 'hubs-silent', resource: `hubs-${metric.log}-silent`, number, subject: metric.label },
          metric,
          silentForMinutes('feed-silent', props.silence),
          props.silence,
        );
      });
  }
}
