import { table } from '@nss/command-line';
import { type DrillReport } from './judged';
import { timelineText } from './timeline';

/** A drill for people: its timeline, and what each way to act loses. @param title what broke, and where */
export function nightText(title: string, { advised, lostMinutes, faults }: DrillReport, columns: number): string {
  const feeds = Object.keys(advised.lostMinutes);
  const rows = Object.entries(lostMinutes).map(([strategy, lost]) => [
    strategy,
    ...feeds.map((feed) => String(lost[feed])),
  ]);
  return [
    title,
    '',
    ...timelineText(advised.timeline, advised.mails, columns),
    '',
    table([['lost minutes of logs', ...feeds], ...rows], { head: true, columns }),
    ...faults.map((fault) => `FAILED: ${fault}`),
  ].join('\n');
}

/** Several drills for people, each in a line: minutes of logs of all feeds that each way to act loses. */
export function summaryText(reports: readonly DrillReport[], columns: number): string {
  const strategies = Object.keys(reports[0]?.lostMinutes ?? {});
  const sum = (lost: Readonly<Record<string, number>> = {}) =>
    Object.values(lost).reduce((total, each) => total + each, 0);
  const rows = reports.map(({ name, lostMinutes }) => [
    name,
    ...strategies.map((strategy) => String(sum(lostMinutes[strategy]))),
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
