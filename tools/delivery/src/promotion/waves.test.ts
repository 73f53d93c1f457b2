import fc from 'fast-check';
import { type Promoted, promotionWaves } from './waves';

test('each wave is promoted from the one before it', () => {
  expect(
    promotionWaves([
      { name: 'prod-eu', promotedFrom: 'staging' },
      { name: 'dev' },
      { name: 'prod-jp', promotedFrom: 'staging' },
      { name: 'staging', promotedFrom: 'dev' },
      { name: 'lab' },
    ]),
  ).toEqual([['dev', 'lab'], ['staging'], ['prod-eu', 'prod-jp']]);
  expect(promotionWaves([])).toEqual([]);
});

test('a circle, or an origin that does not exist, is an error that names both', () => {
  expect(() =>
    promotionWaves([
      { name: 'a', promotedFrom: 'b' },
      { name: 'b', promotedFrom: 'a' },
    ]),
  ).toThrow('a from b, b from a');
  expect(() => promotionWaves([{ name: 'a' }, { name: 'b', promotedFrom: 'gone' }])).toThrow('b from gone');
});

test('whatever the chains: every environment once, and after its origin', () => {
  const chains = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((origins) =>
    origins.map(
      (origin, index): Promoted => ({
        name: `e${index}`,
        ...(index > 0 && origin % 3 > 0 && { promotedFrom: `e${origin % index}` }),
      }),
    ),
  );
  fc.assert(
    fc.property(chains, (environments) => {
      const waves = promotionWaves(environments);
      expect(waves.flat().sort()).toEqual(environments.map(({ name }) => name).sort());
      const waveOf = (name: string) => waves.findIndex((wave) => wave.includes(name));
      for (const { name, promotedFrom } of environments)
        expect(promotedFrom === undefined ? 0 : waveOf(promotedFrom) + 1).toBe(waveOf(name));
    }),
  );
});
