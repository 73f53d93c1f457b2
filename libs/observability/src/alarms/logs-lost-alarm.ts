import { Construct } from 'constructs';
import { type AlarmRule, placeCompositeAlarm } from './composite-alarm';
import { type FeedSilence } from './feed-silence-alarms';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';
import { type Silence } from './silence';
import { deadlineNote } from './silence-duration';

/** What {@link LogsLostAlarm} needs. */
export interface LogsLostAlarmProps extends AlarmContext {
  readonly silences: readonly FeedSilence[];
  readonly silence: Silence;
}

/**
 * The alarm that has a deadline: a feed has been silent for half of the hour its buffer bridges, on every server that
 * could send it. With two active servers each carries all logs, so one of them is enough to lose nothing.
 */
export class LogsLostAlarm extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: LogsLostAlarmProps) {
    super(scope, id);
    if (props.silences.length === 0) {
      this.alarms = [];
      return;
    }
    const note = deadlineNote('feed-silent-sustained', props.silence);
    const identity = {
      kind: 'logs-will-be-lost',
      resource: 'logs-will-be-lost',
      number: 1,
      subject: props.purpose,
      note,
    } as const;
    this.alarms = [
      placeCompositeAlarm(
        this,
        props,
        identity,
        lossRule(props.silences, ({ silent, sustained }) => [silent, sustained]),
        // A feed that stays silent is silent as well.
        lossRule(props.silences, ({ sustained }) => [sustained]),
      ),
    ];
  }
}

/** Any feed of which every sender is, and stays, silent. */
function lossRule(silences: readonly FeedSilence[], alarmsOf: (silence: FeedSilence) => RelayAlarm[]): AlarmRule {
  const feeds = [...new Set(silences.map(({ siem, feed }) => `${siem}/${feed}`))];
  return {
    any: feeds.map((name) => ({
      all: silences.filter(({ siem, feed }) => `${siem}/${feed}` === name).flatMap(alarmsOf),
    })),
  };
}
