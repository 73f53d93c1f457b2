import fc from 'fast-check';
import { type Effect } from './effect';
import { type ChangeImpact } from './impact';
import { impactLines } from './lines';

const effects = fc
  .array(fc.string({ minLength: 1, maxLength: 90 }), { maxLength: 6 })
  .map((texts) => texts.map((short): Effect => ({ short, text: short })));
const impact = fc
  .record({ interrupted: effects, lost: effects, allowed: effects, dropped: effects, moved: effects })
  .map(
    (some): ChangeImpact => ({
      ...some,
      cost: { region: 'us-east-1', usd: 0, items: [], notPriced: [], byUse: [] },
      resources: { added: 147, changed: 22, replaced: 9, mayBeReplaced: 44, removed: 55 },
    }),
  );

test('seven lines at most, always in the same order, each with its label in eighty columns, and none of them hides that there is more', () => {
  fc.assert(
    fc.property(impact, (some) => {
      const lines = impactLines(some);
      expect(lines.map(({ label }) => label).filter((label) => label !== 'led elsewhere')).toEqual([
        'interrupted',
        'lost',
        'newly allowed',
        'newly dropped',
        'cost',
        'resources',
      ]);
      for (const { text } of lines) expect(text.length).toBeLessThanOrEqual(63);
      for (const { text, effects: all } of lines.filter(({ label }) => /^(interrupted|lost|newly|led)/.test(label))) {
        const more = Number(/; (\d+) more$/.exec(text)?.[1] ?? 0);
        if (all.length === 0) expect(text).toBe('nothing');
        else if (more === 0 && !text.endsWith('...')) expect(text).toBe(all.map(({ short }) => short).join('; '));
        else expect(more).toBeLessThan(all.length);
      }
    }),
  );
});
