import { type Deployed } from '../deployed/deployed';
import { type Transition } from './alarm-clock';

/** A mail that a topic sent. */
export interface Mail {
  readonly minute: number;
  readonly to: readonly string[];
  /** `ALARM: "nss-prod-web-soc-silent-alarm-01" in ap-northeast-1` */
  readonly subject: string;
  readonly alarmName: string;
  readonly state: 'ALARM' | 'OK';
  /** The alarm's description, as the mail has it. */
  readonly text: string;
}

/** What people get of a change of an alarm; nothing where it has no action for it. */
export function mailsOf({ alarm, to }: Transition, minute: number, deployed: Deployed): Mail[] {
  if (to === 'INSUFFICIENT_DATA') return [];
  const topics = (to === 'ALARM' ? alarm.AlarmActions : alarm.OKActions) ?? [];
  const people = [...new Set(topics.flatMap((topic) => deployed.subscribers.get(topic) ?? []))];
  if (people.length === 0) return [];
  const { AlarmName: alarmName, AlarmDescription: text } = alarm;
  const subject = `${to}: "${alarmName}" in ${deployed.environment.region}`;
  return [{ minute, to: people, subject, alarmName, state: to, text }];
}
