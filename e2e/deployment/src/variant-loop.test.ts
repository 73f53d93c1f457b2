import { OfflineLoop } from './offline-loop';
import { agrees } from '@nss/operations';
import { variants } from './reference-environments';

jest.setTimeout(240_000);

let loop: OfflineLoop;
let planned: Awaited<ReturnType<OfflineLoop['plan']>>;
beforeAll(async () => {
  loop = await OfflineLoop.begin();
  planned = await loop.plan(variants());
});
afterAll(() => loop.end());

test.each(Object.keys(variants()))(
  '%s is deployed, found as planned, and then there is nothing to change',
  async (name) => {
    const loaded = planned.environments.find((environment) => environment.name === name);
    if (!loaded) throw new Error(`${name} was not loaded`);
    const { facts } = await loop.promote(loaded, planned.assembly);
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
    expect(await loop.promote(loaded, planned.assembly, () => false)).toMatchObject({
      outcome: 'as planned',
      changes: 0,
    });
  },
);
