import { leakWatch } from './searched';

// After every test, whatever it was about, nothing that opens a door is anywhere but where it belongs.
beforeAll(() => leakWatch.begin());
afterEach(async () => {
  const [found, awaited] = [await leakWatch.found(), leakWatch.takeAwaited()];
  expect(found.filter((line) => !awaited.some((where) => where.test(line)))).toEqual([]);
  for (const where of awaited) expect(found).toContainEqual(expect.stringMatching(where));
}, 120_000);
afterAll(() => leakWatch.end());
