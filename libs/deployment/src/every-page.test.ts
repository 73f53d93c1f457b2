import fc from 'fast-check';
import { everyItem, pagesOf } from './every-page';

test('however a list is cut into pages, also into empty ones, every item of it is there once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.array(fc.integer()), { nil: undefined }), { minLength: 1 }), async (cut) => {
      const asked: (string | undefined)[] = [];
      const pages = pagesOf(async (nextToken) => {
        asked.push(nextToken);
        const index = Number(nextToken ?? 0);
        return { items: cut[index], nextToken: index + 1 < cut.length ? String(index + 1) : undefined };
      });
      expect(await everyItem(pages, ({ items }) => items)).toEqual(cut.flatMap((items) => items ?? []));
      expect(asked).toHaveLength(cut.length);
    }),
  );
});
