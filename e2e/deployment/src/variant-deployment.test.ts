import { OfflineDeployment } from './offline-deployment';
import { agrees } from '@nss/operations';
import { variants } from './reference-environments';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
let planned: Awaited<ReturnType<OfflineDeployment['plan']>>;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
  planned = await offline.plan(variants());
});
afterAll(() => offline.end());

test.each(Object.keys(variants()))(
  '%s is deployed, found as planned, and then there is nothing to change',
  async (name) => {
    const loaded = planned.environments.find((environment) => environment.name === name);
    if (!loaded) throw new Error(`${name} was not loaded`);
    const { facts } = await offline.promote(loaded, planned.assembly);
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
    expect(await offline.promote(loaded, planned.assembly, () => false)).toMatchObject({
      outcome: 'as planned',
      changes: 0,
    });
  },
);
