import { LOG_QUESTIONS } from '@nss/observability/logs';
import { answerText, arrivalsText, questionsText } from './log-tables';

const COLUMNS = 80;
const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
const [question] = LOG_QUESTIONS;

test('every question is listed, and nothing is wider than the terminal', () => {
  const text = questionsText(COLUMNS);
  expect(LOG_QUESTIONS.filter(({ name }) => !text.includes(`${name} `))).toEqual([]);
  expect(widest(text)).toBeLessThanOrEqual(COLUMNS);
});

test('an answer has its question, a row a line, and how it is read; sums are written out', () => {
  const rows = [
    { dstaddr: '172.16.10.20', tries: '1.65E7' },
    { dstaddr: '172.16.10.21', tries: '9' },
  ];
  const text = answerText(question!, { rows, columns: ['dstaddr', 'tries'], bytesScanned: 1 }, '1h', COLUMNS);
  expect(text.split('\n').slice(0, 6)).toEqual([
    question!.asks,
    '',
    'dstaddr          tries',
    '------------  --------',
    '172.16.10.20  16500000',
    '172.16.10.21         9',
  ]);
  expect(text.replaceAll('\n', ' ')).toContain(question!.reads);
  expect(widest(text)).toBeLessThanOrEqual(COLUMNS);
});

test('where there is nothing, that is said with the time that was looked at', () => {
  expect(answerText(question!, { rows: [], columns: [], bytesScanned: 0 }, '30m')).toContain('nothing in the last 30m');
});

test('which logs arrive is one table', () => {
  const text = arrivalsText(
    [
      { logGroupName: 'nss-dev-flow-log-group-01', newestMinutes: 3, expectedMinutes: 15, verdict: 'arrives' },
      { logGroupName: 'nss-dev-bastion-security-log-group-01', newestMinutes: 190, verdict: 'arrives' },
      { logGroupName: 'nss-dev-session-log-group-01', verdict: 'quiet' },
    ],
    COLUMNS,
  );
  expect(text.split('\n').slice(2)).toEqual([
    expect.stringMatching(/flow-log-group-01 +3 min ago +within 15 min +arrives/),
    expect.stringMatching(/security-log-group-01 +3 h ago/),
    expect.anything(),
    expect.stringMatching(/session-log-group-01 +none in a/),
    expect.anything(),
  ]);
  expect(widest(text)).toBeLessThanOrEqual(COLUMNS);
});
