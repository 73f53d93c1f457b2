import { sectionOf } from './advice/page';
import { type MetricAlarmDefinition } from './deployed/definitions';
import { type Deployed } from './deployed/deployed';
import { type Drill, LATEST_MINUTE, type MailedKind } from './drills/drill';
import { night, type NightReport } from './night';
import { STRATEGIES } from './strategies';
import { totalMinutes } from './total-minutes';

/** What the page has in store; the others are what one might do instead. */
const ADVICE = "the page's advice";
/** Minutes that have to be left between the first mail and the first minute of logs that is gone. */
const LEAST_WARNING = 20;

/** A drill that was run under every strategy. */
export interface DrillReport {
  readonly name: string;
  /** Of the night in which somebody followed the page. */
  readonly advised: NightReport;
  /** Minutes of logs, by strategy and feed. */
  readonly lostMinutes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What is not as it should be; nothing where all is well. */
  readonly faults: readonly string[];
}

/**
 * Runs a drill under every strategy, and says what is not as it should be: a mail that is missing or late, advice that loses more.
 * @param kinds of alarms that the environment should have. @default - those it has
 */
export function judged(deployed: Deployed, drill: Drill, kinds = kindsOf(deployed)): DrillReport {
  const nights = Object.fromEntries(
    Object.entries(STRATEGIES).map(([name, strategy]) => [name, night(deployed, drill, strategy())]),
  );
  const [advised, left] = [nights[ADVICE]!, nights['nothing']!];
  const lost = Object.fromEntries(
    Object.entries(nights).map(([name, { lostMinutes }]) => [name, totalMinutes(lostMinutes)]),
  );
  const worse = Object.entries(lost).filter(([, minutes]) => minutes < lost[ADVICE]!);
  return {
    name: drill.name,
    advised,
    lostMinutes: Object.fromEntries(Object.entries(nights).map(([name, each]) => [name, each.lostMinutes])),
    faults: [
      ...mailFaults(drill, left, kinds),
      ...warningFaults(drill, left),
      ...sideFaults(drill, deployed, advised),
      ...worse.map(
        ([name, minutes]) => `the page's advice loses ${lost[ADVICE]} minutes of logs, and "${name}" ${minutes}`,
      ),
    ],
  };
}

/** Whether something that one could do loses more than what the page says. */
export function isWrongAdvicePossible({ lostMinutes }: Pick<DrillReport, 'lostMinutes'>): boolean {
  const advised = totalMinutes(lostMinutes[ADVICE]!);
  return Object.values(lostMinutes).some((each) => totalMinutes(each) > advised);
}

/** Kinds that only gather others. */
const GATHERING = ['logs-will-be-lost', 'relay-unhealthy'];

/** What an alarm is about; those about events have a section together, and a name each: `cloudtrail-change`. */
export function kindOf({
  AlarmName,
  AlarmDescription,
}: Pick<MetricAlarmDefinition, 'AlarmName' | 'AlarmDescription'>): string {
  return /-cis-(.*)-alarm-\d+$/.exec(AlarmName)?.[1] ?? sectionOf(AlarmDescription);
}

/** Kinds of alarms that an environment has. */
export function kindsOf({ alarms, composites }: Pick<Deployed, 'alarms' | 'composites'>): ReadonlySet<string> {
  return new Set([...alarms, ...composites].map(kindOf));
}

/** Mails that are missing, late, or not expected, and alarms that are on for no reason. */
export function mailFaults(
  drill: Drill,
  { mails, onBefore }: Pick<NightReport, 'mails' | 'onBefore'>,
  kinds: ReadonlySet<string>,
): string[] {
  const mailed = drill.mailed.filter((kind) => kinds.has(kind));
  const latest = { ...LATEST_MINUTE, ...drill.latestMinute };
  const first = new Map<string, number>();
  for (const mail of mails) {
    const kind = kindOf({ AlarmName: mail.alarmName, AlarmDescription: mail.text });
    if (mail.state === 'ALARM' && !first.has(kind) && !GATHERING.includes(kind)) first.set(kind, mail.minute);
  }
  return [
    ...onBefore.map((name) => `${name} is on before anything breaks`),
    ...mailed.filter((kind) => !first.has(kind)).map((kind) => `nobody is told of ${kind}`),
    ...mailed
      .filter((kind) => (first.get(kind) ?? 0) > latest[kind])
      .map((kind) => `${kind} is told after ${first.get(kind)} minutes, and has to be after ${latest[kind]}`),
    ...[...first.keys()]
      .filter((kind) => !mailed.includes(kind as MailedKind))
      .map((kind) => `people are told of ${kind} without need`),
  ];
}

function warningFaults({ noWarning }: Drill, { firstLoss, mails }: NightReport): string[] {
  if (noWarning !== undefined || firstLoss === undefined) return [];
  const first = mails[0]?.minute ?? Infinity;
  return first + LEAST_WARNING <= firstLoss
    ? []
    : [`logs are lost after ${firstLoss} minutes, and the first mail comes after ${first}`];
}

function sideFaults(drill: Drill, { system }: Deployed, { timeline }: NightReport): string[] {
  const isOneLog = new Set(system.servers.map(({ log }) => log)).size === 1;
  const side = (isOneLog ? drill.sideOfOneLog : undefined) ?? drill.side;
  const found = timeline
    .find(({ what }) => what === 'page')
    ?.text.split(': ')[2]
    ?.split(' (')[0];
  return found === side
    ? []
    : [`the page is told that ${found ?? 'nothing'} is silent, and it is ${side ?? 'nothing'}`];
}
