import { type AlarmSubject } from './subjects';

/** A new alarm, in words and figures. */
export interface NewAlarm {
  /** `nat-connections-high` */
  readonly slug: string;
  /** `connections-high`: what stands behind the resource in the alarm's name. */
  readonly word: string;
  readonly subject: AlarmSubject;
  readonly severity: string;
  readonly metricName: string;
  readonly statistic: string;
  readonly above: number;
  readonly minutes: number;
  readonly title: string;
  readonly meaning: string;
  readonly firstStep: string;
}
