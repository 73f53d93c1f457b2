import { Construct } from 'constructs';
import { ALARM_KINDS } from './alarm-kinds';
import { placeCompositeAlarm } from './composite-alarm';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';

/** What {@link RelayUnhealthyAlarm} needs. */
export interface RelayUnhealthyAlarmProps extends AlarmContext {
  /** Every alarm of the environment; the critical ones count. */
  readonly alarms: readonly RelayAlarm[];
}

/** One state for a whole environment: any critical alarm is on. */
export class RelayUnhealthyAlarm extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: RelayUnhealthyAlarmProps) {
    super(scope, id);
    const critical = props.alarms.filter(({ kind }) => ALARM_KINDS[kind].severity === 'critical');
    this.alarms = [
      placeCompositeAlarm(
        this,
        props,
        { kind: 'relay-unhealthy', resource: 'relay-unhealthy', number: 1, subject: props.purpose },
        { any: critical },
        // A feed that stays silent is silent as well.
        { any: critical.filter(({ kind }) => kind !== 'feed-silent-sustained') },
      ),
    ];
  }
}
