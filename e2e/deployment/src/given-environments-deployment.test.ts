import { OfflineDeployment } from './offline-deployment';
import { agrees, promotionOrder } from '@nss/operations';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
});
afterAll(() => offline.end());

test("the environments that ENVIRONMENTS_DIR names, or the repository's own, are deployed in order and found as planned", async () => {
  const { environments, assembly } = await offline.planDirectory(process.env['GIVEN_ENVIRONMENTS_DIR']!);
  for (const loaded of promotionOrder(environments)) {
    const { facts } = await offline.promote(loaded, assembly);
    expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
    expect(facts.length).toBeGreaterThan(100);
  }
});
