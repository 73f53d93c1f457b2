import { type Aim, type Row } from './result';

/** How much faster than ts-node ours should be. */
const TIMES_FASTER_THAN_TS_NODE = 10;

/** How much slower than the bare floor ours may be. */
const TIMES_FLOOR = 2.5;

/** How much longer an environment may take among many than among few. */
const TIMES_SMALL_FLEET = 1.2;

/** How much memory one process may take, however many environments there are. */
const MOST_MIB = 500;

/** How much longer than its API calls a runbook may take. */
const TIMES_API_CALLS = 1.2;

/** Seconds of one core that 1,000 executions without scripts may take. */
const MOST_SECONDS_OF_EXECUTIONS = 2;

/** Seconds that 500 documents may take to validate, where nothing else runs. */
const MOST_SECONDS_OF_VALIDATION = 5;

/** How much longer 500 documents may take than one: what starts and is read once is not paid again. */
const TIMES_ONE_DOCUMENT = 10;

/** The aims, judged on medians: what a user runs against ts-node, the bundled app against the floor that is bundled too. */
export function judge(rows: readonly Row[]): Aim[] {
  const median = (id: string) => rows.find((row) => row.id === id)?.milliseconds?.median;
  const aim = (title: string, ratio: number | undefined, isMet: (ratio: number) => boolean): Aim =>
    ratio === undefined
      ? { title, verdict: 'not measured' }
      : { title, ratio, verdict: isMet(ratio) ? 'met' : 'not met' };
  const faster = (than: string, title: string) =>
    aim(
      `ours at least ${TIMES_FASTER_THAN_TS_NODE} times faster than ${title}`,
      divide(median(than), median('ours')),
      (ratio) => ratio >= TIMES_FASTER_THAN_TS_NODE,
    );
  return [
    faster('ts-node', '(a)'),
    faster('ts-node-unvalidated', '(a) without validation'),
    aim(
      `the bundled app at most ${TIMES_FLOOR} times (b)`,
      divide(median('ours-bundled'), median('floor')),
      (ratio) => ratio <= TIMES_FLOOR,
    ),
    aim(
      `ours, bundling included, at most ${TIMES_FLOOR} times (b)`,
      divide(median('ours'), median('floor')),
      (ratio) => ratio <= TIMES_FLOOR,
    ),
    ...['synth', 'validate'].flatMap((id) => [
      aim(
        `${id}: an environment of the large fleet at most ${TIMES_SMALL_FLEET} times one of the small`,
        divide(median(`${id}-large`), median(`${id}-small`)),
        (ratio) => ratio <= TIMES_SMALL_FLEET,
      ),
      aim(
        `${id}: MiB of the largest process, at most ${MOST_MIB}`,
        rows.find((row) => row.id === `${id}-large`)?.peakMiB?.max,
        (mebibytes) => mebibytes <= MOST_MIB,
      ),
    ]),
    aim(
      `seconds of one core for the executions without scripts, at most ${MOST_SECONDS_OF_EXECUTIONS}`,
      divide(median('executions'), 1000),
      (seconds) => seconds <= MOST_SECONDS_OF_EXECUTIONS,
    ),
    aim(
      `seconds for the documents validated cold, at most ${MOST_SECONDS_OF_VALIDATION}`,
      divide(median('validation'), 1000),
      (seconds) => seconds <= MOST_SECONDS_OF_VALIDATION,
    ),
    aim(
      `those documents at most ${TIMES_ONE_DOCUMENT} times (d)`,
      divide(median('validation'), median('validation-one')),
      (ratio) => ratio <= TIMES_ONE_DOCUMENT,
    ),
    aim(
      `a runbook at most ${TIMES_API_CALLS} times (c)`,
      divide(median('runbook'), median('runbook-calls')),
      (ratio) => ratio <= TIMES_API_CALLS,
    ),
  ];
}

function divide(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined ? undefined : dividend / divisor;
}
