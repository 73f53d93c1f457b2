import { BEST_PRACTICES } from './best-practices';
import { PILLARS } from './rows/every-row';

/**
 * How many best practices each question of a pillar has, in the order of the questions.
 * Source: https://docs.aws.amazon.com/wellarchitected/latest/framework/wellarchitected-framework.pdf
 */
const BEST_PRACTICES_OF = {
  OPS: [6, 6, 7, 5, 10, 4, 6, 5, 3, 7, 9],
  SEC: [8, 6, 9, 4, 4, 5, 4, 4, 3, 8, 8],
  REL: [6, 5, 3, 4, 7, 7, 4, 5, 4, 3, 7, 5, 5],
  PERF: [7, 6, 5, 7, 7],
  COST: [9, 6, 6, 5, 6, 4, 5, 3, 3, 2, 1],
  SUS: [1, 6, 5, 8, 4, 5],
} as const;
const rows = PILLARS.flatMap(({ rows: each }) => each);

test.each(Object.keys(BEST_PRACTICES))('%s is one of the best practices of a question that the framework has', (id) => {
  const [, pillar = '', question, practice] = /^([A-Z]+)(\d\d)-BP(\d\d)$/.exec(id) ?? [];
  const inQuestion = BEST_PRACTICES_OF[pillar as keyof typeof BEST_PRACTICES_OF][Number(question) - 1];
  expect(Number(practice)).toBeGreaterThanOrEqual(1);
  expect(Number(practice)).toBeLessThanOrEqual(inQuestion ?? 0);
});

test('each best practice has a title and a page of its own, and one row', () => {
  const found = Object.values(BEST_PRACTICES);
  expect(new Set(found.map(({ title }) => title)).size).toBe(found.length);
  expect(new Set(found.map(({ page }) => page)).size).toBe(found.length);
  expect(rows.map(({ bestPractice }) => bestPractice)).toEqual(Object.keys(BEST_PRACTICES));
});

test('the six pillars come in the order of the framework, each with rows of its own', () => {
  expect(
    PILLARS.map(({ rows: each }) => [...new Set(each.map(({ bestPractice }) => bestPractice.split(/\d/)[0]))]),
  ).toEqual(Object.keys(BEST_PRACTICES_OF).map((prefix) => [prefix]));
});

test('no row holds by itself: it names a test, or says who else sees to it or why nobody does', () => {
  for (const { status, test: named, says } of rows) {
    expect(named !== undefined).toBe(status === 'held');
    expect(says).toMatch(/^[A-Z`"].*\.$/);
  }
});
