import { type Availability } from '@nss/naming';
import { Construct } from 'constructs';
import { type PulseServer } from '../pulse/participants';
import { feedKindOf, type PulseMetric } from '../pulse/pulse-metric';
import { placeSilenceAlarm } from './silence-alarm';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';
import { type Silence } from './silence';
import { deadlineNote, silentForMinutes } from './silence-duration';

/** What {@link FeedSilenceAlarms} needs. */
export interface FeedSilenceAlarmsProps extends AlarmContext {
  readonly availability: Availability;
  readonly servers: readonly Pick<PulseServer, 'name' | 'number'>[];
  readonly metrics: readonly PulseMetric[];
  readonly silence: Silence;
}

/** The two alarms of one sender of one feed. */
export interface FeedSilence {
  readonly siem: string;
  readonly feed: string;
  readonly silent: RelayAlarm;
  readonly sustained: RelayAlarm;
}

/**
 * Per feed: silent, and silent for so long that logs are about to be lost. In active-active each server has its own pair,
 * because one of two that is silent is a fault; otherwise the servers of a log type have one pulse together, and an idle
 * standby is no alarm. A feed that speaks only when there is something to report, as that of alerts, has
 * none: its silence is none.
 */
export class FeedSilenceAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];
  /** By sender, for the composite that tells of lost logs. */
  readonly silences: readonly FeedSilence[];

  constructor(scope: Construct, id: string, props: FeedSilenceAlarmsProps) {
    super(scope, id);
    const kind = feedKindOf(props.availability);
    this.silences = props.metrics
      .filter((metric) => metric.kind === kind && !metric.mayBeSilent)
      .map((metric) => {
        const { siem = '', feed = '' } = metric;
        const number = props.servers.find((server) => server.name === metric.server)?.number ?? 1;
        const alarm = (kind: 'feed-silent' | 'feed-silent-sustained', resource: string) =>
          placeSilenceAlarm(
            this,
            props,
            { kind, resource, number, subject: metric.label, note: deadlineNote(kind, props.silence) },
            metric,
            silentForMinutes(kind, props.silence),
            props.silence,
          );
        return {
          siem,
          feed,
          silent: alarm('feed-silent', `${feed}-${siem}-silent`),
          sustained: alarm('feed-silent-sustained', `${feed}-${siem}-silent-sustained`),
        };
      });
    this.alarms = this.silences.flatMap(({ silent, sustained }) => [silent, sustained]);
  }
}
