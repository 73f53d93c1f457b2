import { type MetricAlarmDefinition } from './deployed/definitions';
import { type Deployed } from './deployed/deployed';
import { type Drill } from './drills/drill';
import { type Moment, night, type NightReport, type WrittenLogs } from './night';
import { nothing } from './strategies';
import { AlarmClock } from './telemetry/alarm-clock';
import { mailsOf } from './telemetry/mailbox';

/** A night in which nobody does anything, with the metrics that it left: no alarm changes any of them. */
export interface RecordedNight {
  readonly drill: Drill;
  readonly report: Pick<NightReport, 'mails' | 'onBefore'>;
  readonly last: Pick<Moment, 'store' | 'minute' | 'simulation'>;
}

/**
 * Lets a drill unfold once, for many a replay.
 * @param keep is given what each minute wrote. @default - nobody keeps it
 */
export function recordedNight(deployed: Deployed, drill: Drill, keep?: (logs: WrittenLogs) => void): RecordedNight {
  let last: Moment | undefined;
  const report = night(
    deployed,
    drill,
    (moment) => {
      last = { ...moment };
      nothing(moment);
    },
    keep,
  );
  if (!last) throw new Error(`${drill.name} has no minute`);
  return { drill, report, last };
}

/**
 * The same night with other alarms in the place of some.
 * @param replaced names of those that are gone
 * @param alarms evaluated instead
 */
export function replayed(
  deployed: Deployed,
  { report, last: { store, minute: lastMinute, simulation } }: RecordedNight,
  replaced: ReadonlySet<string>,
  alarms: readonly MetricAlarmDefinition[],
): Pick<NightReport, 'mails' | 'onBefore'> {
  const clock = new AlarmClock({ alarms, composites: [] }, store);
  const mails = report.mails.filter(({ alarmName }) => !replaced.has(alarmName));
  let onBefore = report.onBefore.filter((name) => !replaced.has(name));
  // The simulation's own clock is one behind once a night is over.
  const before = simulation.minute - lastMinute;
  for (let minute = -before; minute <= lastMinute; minute += 1) {
    const transitions = clock.tick(minute + before + 1);
    if (minute < 0) {
      if (minute === -1) onBefore = [...onBefore, ...clock.on];
      continue;
    }
    mails.push(...transitions.flatMap((transition) => mailsOf(transition, minute, deployed)));
  }
  return { mails: mails.toSorted((one, other) => one.minute - other.minute), onBefore };
}
