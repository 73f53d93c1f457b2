import { type FilterDefinition, type MetricAlarmDefinition } from '../deployed/definitions';
import { type Deployed } from '../deployed/deployed';
import { type Drill, type MailedKind } from '../drills/drill';
import { kindOf, kindsOf, mailFaults } from '../judged';
import { recordedNight, type RecordedNight, replayed } from '../replay';
import { lineKind } from '../telemetry/flow-record';
import { LogFilters, type LogLine } from '../telemetry/log-filters';
import { MetricStore } from '../telemetry/metric-store';

/** A night in which nobody does anything, and what each of its minutes wrote, from the first one on. */
export interface WrittenNight {
  readonly recorded: RecordedNight;
  readonly flowLog: readonly (readonly LogLine[])[];
  readonly trail: readonly (readonly LogLine[])[];
}

/** Lets a drill unfold once, and keeps what it wrote. */
export function writtenNight(deployed: Deployed, drill: Drill): WrittenNight {
  const [flowLog, trail]: [LogLine[][], LogLine[][]] = [[], []];
  const recorded = recordedNight(deployed, drill, (logs) => {
    flowLog.push(logs.flowLog.map((text) => ({ kind: lineKind(deployed.recordFields, text), text })));
    trail.push(logs.trail.map((text) => ({ kind: text, text })));
  });
  return { recorded, flowLog, trail };
}

/** `NSS/prod to-soc-web-bytes` */
export function metricOf({ MetricTransformations: [metric] }: FilterDefinition): string {
  return `${metric?.MetricNamespace} ${metric?.MetricName}`;
}

/** Alarms that look at what a filter counts. */
export function alarmsOn({ alarms }: Pick<Deployed, 'alarms'>, filter: FilterDefinition): MetricAlarmDefinition[] {
  return alarms.filter(({ Namespace, MetricName }) => `${Namespace} ${MetricName}` === metricOf(filter));
}

/** Kinds of the alarms on a filter that were mailed in a night as it was. */
export function mailedBy(deployed: Deployed, { recorded }: WrittenNight, filter: FilterDefinition): MailedKind[] {
  const names = new Set(alarmsOn(deployed, filter).map(({ AlarmName }) => AlarmName));
  const own = recorded.report.mails.filter(({ alarmName, state }) => names.has(alarmName) && state === 'ALARM');
  return [
    ...new Set(own.map(({ alarmName, text }) => kindOf({ AlarmName: alarmName, AlarmDescription: text }))),
  ].filter((kind): kind is MailedKind => recorded.drill.mailed.some((each) => each === kind));
}

/**
 * What is wrong with the mails of the alarms on a filter, in a night in which it is another one.
 * @param mailed the kinds that have to be mailed
 */
export function faultsWith(
  deployed: Deployed,
  { recorded, flowLog, trail }: WrittenNight,
  filter: FilterDefinition,
  mailed: readonly MailedKind[],
): string[] {
  const [filters, store] = [new LogFilters([filter], filter.LogGroupName), new MetricStore()];
  const minutes = filter.LogGroupName === deployed.flowLogGroup ? flowLog : trail;
  minutes.forEach((lines, minute) => filters.publish(lines, minute, store));
  const night: RecordedNight = {
    ...recorded,
    report: { mails: [], onBefore: [] },
    last: { ...recorded.last, store },
  };
  const mails = replayed(deployed, night, new Set(), alarmsOn(deployed, filter));
  return mailFaults({ ...recorded.drill, mailed }, mails, kindsOf(deployed));
}
