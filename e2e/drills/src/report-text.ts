import { table } from '@nss/command-line';
import { type Deployed } from './deployed/deployed';
import { type Drill } from './drills';
import { type DrillReport } from './judged';
import { timelineText } from './timeline';
import { totalMinutes } from './total-minutes';

/** Columns of a terminal that does not say how many it has. */
const COLUMNS = 80;

/** A drill for people: its timeline, and what each way to act loses. */
export function nightText(
  { environment }: Pick<Deployed, 'environment'>,
  { name, summary }: Drill,
  { advised, lostMinutes, faults }: DrillReport,
  columns = COLUMNS,
): string {
  const feeds = Object.keys(advised.lostMinutes);
  const rows = Object.entries(lostMinutes).map(([strategy, lost]) => [
    strategy,
    ...feeds.map((feed) => String(lost[feed])),
  ]);
  return [
    `${name}, ${environment.purpose}: ${summary}`,
    '',
    ...timelineText(advised.timeline, advised.mails, columns),
    '',
    table([['lost minutes of logs', ...feeds], ...rows], { head: true, columns }),
    ...faults.map((fault) => `FAILED: ${fault}`),
  ].join('\n');
}

/** Several drills for people, each in a line: minutes of logs of all feeds that each way to act loses. */
export function summaryText(reports: readonly DrillReport[], columns = COLUMNS): string {
  const strategies = Object.keys(reports[0]?.lostMinutes ?? {});
  const rows = reports.map(({ name, lostMinutes }) => [
    name,
    ...strategies.map((strategy) => String(totalMinutes(lostMinutes[strategy]))),
  ]);
  const faults = reports.flatMap(({ name, faults: own }) => own.map((fault) => `FAILED: ${name}: ${fault}`));
  const verdict =
    faults.length === 0 ? "every mail came in time, and nothing loses less than the page's advice" : 'see above';
  return [
    table([['lost minutes of logs', ...strategies], ...rows], { head: true, columns }),
    ...faults,
    `${reports.length} drills, ${faults.length} faults: ${verdict}`,
  ].join('\n');
}
