import { type Deployed } from './deployed/deployed';
import { type Drill } from './drills/drill';
import { AlarmClock } from './telemetry/alarm-clock';
import { publishAwsMetrics } from './telemetry/aws-metrics';
import { lineKind, lineOf } from './telemetry/flow-record';
import { LogFilters } from './telemetry/log-filters';
import { type Mail, mailsOf } from './telemetry/mailbox';
import { MetricStore } from './telemetry/metric-store';
import { matchedRules } from './telemetry/event-rules';
import { traffic } from './simulation/traffic';
import { Symptoms } from './simulation/symptoms';
import { Simulation } from './simulation/simulation';
import { totalMinutes } from './total-minutes';

/** Minutes of ordinary work before anything breaks, and after it was fixed: a full memory is sent by then. */
const [BEFORE, AFTER] = [45, 60];
/** Minutes of a fault that others fix, and of one that nobody does. */
const [USUAL_MINUTES, NOBODY_FIXES] = [50, 180];

/** Something that happened. */
export interface Entry {
  /** Since the fault. */
  readonly minute: number;
  readonly what: 'fault' | 'symptom' | 'alarm' | 'mail' | 'page' | 'action' | 'runbook' | 'end';
  readonly text: string;
}

/** What is there when somebody acts. */
export interface Moment {
  readonly simulation: Simulation;
  readonly store: MetricStore;
  readonly drill: Drill;
  /** Since the fault. */
  readonly minute: number;
  /** Names of the alarms that are on. */
  readonly on: readonly string[];
  /** All that came since the fault. */
  readonly mails: readonly Mail[];
  readonly tell: (what: Entry['what'], text: string) => void;
}

/** What somebody does in a minute of a night. */
export type Strategy = (moment: Moment) => void;

/** A night that is over. */
export interface NightReport {
  readonly timeline: readonly Entry[];
  readonly mails: readonly Mail[];
  /** Alarms that were on before anything broke. */
  readonly onBefore: readonly string[];
  /** Minutes of logs, by feed. */
  readonly lostMinutes: Readonly<Record<string, number>>;
  readonly repeatedMinutes: Readonly<Record<string, number>>;
  /** When the first minute of logs was gone, since the fault. @default - none was */
  readonly firstLoss?: number;
}

/** What a minute wrote into the flow log and into the audit trail. */
export interface WrittenLogs {
  /** Since the fault. */
  readonly minute: number;
  readonly flowLog: readonly string[];
  readonly trail: readonly string[];
}

/**
 * Lets a drill unfold, minute by minute, while somebody acts as a strategy has it.
 * @param keep is given what each minute wrote. @default - nobody keeps it
 */
export function night(
  deployed: Deployed,
  drill: Drill,
  strategy: Strategy,
  keep: (logs: WrittenLogs) => void = () => undefined,
): NightReport {
  const simulation = new Simulation(deployed);
  const store = new MetricStore();
  const flows = new LogFilters(deployed.filters, deployed.flowLogGroup);
  const trail = new LogFilters(deployed.filters, trailGroup(deployed));
  const clock = new AlarmClock(deployed, store);
  const [timeline, mails]: [Entry[], Mail[]] = [[], []];
  let onBefore: readonly string[] = [];
  const symptoms = new Symptoms();
  let firstLoss: number | undefined;
  drill.before?.(simulation);
  const lasts = drill.minutes ?? (drill.end ? USUAL_MINUTES : NOBODY_FIXES);
  for (; simulation.minute < BEFORE + lasts + AFTER; simulation.minute += 1) {
    const minute = simulation.minute - BEFORE;
    const tell = (what: Entry['what'], text: string) => void timeline.push({ minute, what, text });
    for (const server of simulation.servers) server.pass(simulation.minute);
    if (minute === 0) tell('fault', drill.begin(simulation));
    if (minute >= 0 && minute < lasts) drill.during?.(simulation, minute);
    if (minute === lasts && drill.end) tell('end', drill.end(simulation));
    for (const runbook of matchedRules(deployed.rules, simulation)) tell('runbook', runbook);
    const records = traffic(simulation);
    const lines = records
      .map((record) => lineOf(deployed.recordFields, record, simulation.minute))
      .map((text) => ({ kind: lineKind(deployed.recordFields, text), text }));
    const { isFlowLogWritten } = simulation.around;
    if (isFlowLogWritten) flows.publish(lines, simulation.minute, store);
    const used = simulation.around.isAccountUsed ? [{ eventName: 'DescribeInstances' }] : [];
    const events = [...used, ...simulation.events.splice(0)].map((each) => JSON.stringify(each));
    trail.publish(
      events.map((text) => ({ kind: text, text })),
      simulation.minute,
      store,
    );
    keep({ minute, flowLog: isFlowLogWritten ? lines.map(({ text }) => text) : [], trail: events });
    publishAwsMetrics(simulation, deployed.alarms, store);
    const transitions = clock.tick(simulation.minute + 1);
    if (minute < 0) onBefore = clock.on;
    if (minute < 0) continue;
    for (const transition of transitions) {
      const sent = mailsOf(transition, minute, deployed);
      mails.push(...sent);
      for (const { to, subject } of sent) tell('mail', `to ${to.join(', ')}: ${subject}`);
      if (sent.length === 0 && transition.to === 'ALARM')
        tell('alarm', `${transition.alarm.AlarmName}, and nobody is told`);
    }
    for (const symptom of symptoms.in(simulation)) tell('symptom', symptom);
    if (firstLoss === undefined && totalMinutes(simulation.lostMinutes()) > 0) firstLoss = minute;
    strategy({ simulation, store, drill, minute, on: clock.on, mails, tell });
  }
  simulation.minute -= 1;
  return {
    timeline,
    mails,
    onBefore,
    lostMinutes: simulation.lostMinutes(),
    repeatedMinutes: Object.fromEntries([...simulation.repeated].map(([feed, minutes]) => [feed, minutes.size])),
    ...(firstLoss !== undefined && { firstLoss }),
  };
}

/** The group that the filters read which are not of the flow log. */
function trailGroup({ filters, flowLogGroup }: Deployed): string {
  return filters.find(({ LogGroupName }) => LogGroupName !== flowLogGroup)?.LogGroupName ?? '';
}
