import { table, wrap } from '@nss/command-line';
import { type LogQuestion, LOG_QUESTIONS } from '@nss/observability/logs';
import { type Arrival } from './arrivals';
import { type LogAnswer } from './ask';

/** Every question, a line each. */
export function questionsText(columns?: number): string {
  return [
    table(
      LOG_QUESTIONS.map(({ name, asks }) => [name, asks]),
      { columns },
    ),
    '',
    'ask one: npm run -s logs -- QUESTION --environment NAME',
    'which logs arrive: npm run -s logs -- --environment NAME',
  ].join('\n');
}

/** The answer to a question, with how it is read. @param since as it was asked for: `1h` */
export function answerText(
  question: LogQuestion,
  { rows, columns: names }: LogAnswer,
  since: string,
  columns?: number,
): string {
  const figures = names.flatMap((name, index) => (rows.every((row) => isFigure(row[name])) ? [index] : []));
  const found =
    rows.length === 0
      ? `nothing in the last ${since}`
      : table([[...names], ...rows.map((row) => names.map((name) => plain(row[name])))], {
          columns,
          head: true,
          figures,
        });
  return [question.asks, '', found, '', ...wrap(question.reads, columns ?? Infinity)].join('\n');
}

/** Which of the wanted logs arrive, in one table. */
export function arrivalsText(arrivals: readonly Arrival[], columns?: number): string {
  return table(
    [
      ['log group', 'newest', 'expected', 'verdict'],
      ...arrivals.map(({ logGroupName, newestMinutes, expectedMinutes, verdict }) => [
        logGroupName,
        newestMinutes === undefined ? 'none in a day' : `${age(newestMinutes)} ago`,
        expectedMinutes === undefined ? 'when something happens' : `within ${age(expectedMinutes)}`,
        verdict,
      ]),
    ],
    { columns, head: true },
  );
}

function age(minutes: number): string {
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** Sums of Logs Insights may come as 1.65E7. */
function plain(value = ''): string {
  return /^\d+(\.\d+)?E\d+$/i.test(value) ? String(Number(value)) : value;
}

function isFigure(value: string | undefined): boolean {
  return value !== undefined && /^\d+(\.\d+)?(E\d+)?$/i.test(value);
}
