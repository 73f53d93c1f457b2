import { trials } from './searched';

// After every trial, whatever it was about, nothing that opens a door is anywhere but where it belongs.
beforeAll(() => trials.begin());
afterEach(async () => {
  const [found, awaited] = [await trials.found(), trials.takeAwaited()];
  expect(found.filter((line) => !awaited.some((where) => where.test(line)))).toEqual([]);
  for (const where of awaited) expect(found).toContainEqual(expect.stringMatching(where));
}, 120_000);
afterAll(() => trials.end());
