import { join } from 'node:path';
import { readCases } from './read-cases';
import { runCase } from './run-case';

const topics = readCases(join(import.meta.dirname, 'cases'));
const cases = [...topics.values()].flat();

test('there are at least 200 cases, each with a page of AWS and a fact', () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  for (const { title, page, fact, expect: expected } of cases) {
    expect([title, page]).toEqual([title, expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/)]);
    expect(fact.length).toBeGreaterThan(10);
    expect(Object.keys(expected)).not.toEqual([]);
  }
});

describe.each([...topics])('%s', (_topic, all) => {
  test('no two have one title', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test.each(all.map((each) => [each.title, each] as const))('%s', async (_title, of) => {
    const { message, ...expected } = of.expect;
    const found = await runCase(of);
    expect(found).toMatchObject(expected);
    if (message !== undefined) expect(found.message).toContain(message);
  });
});
