import { OfflineLoop } from './offline-loop';
import { agrees, promotionOrder } from '@nss/operations';

jest.setTimeout(600_000);

let loop: OfflineLoop;
beforeAll(async () => {
  loop = await OfflineLoop.begin();
});
afterAll(() => loop.end());

test("the environments that ENVIRONMENTS_DIR names, or the repository's own, are deployed in order and found as planned", async () => {
  const { environments, assembly } = await loop.planDirectory(process.env['GIVEN_ENVIRONMENTS_DIR']!);
  for (const loaded of promotionOrder(environments)) {
    const { facts } = await loop.promote(loaded, assembly);
    expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
    expect(facts.length).toBeGreaterThan(100);
  }
});
