import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PagePair, differences } from './differences';
import { type Section, sectionDigest, sectionsOf } from './sections';

/** The folder of the Japanese pages. */
const JAPANESE = 'docs/ja';

/** Keeps of each part of a page what it was when it was translated, relative to the workspace's root. */
export const TRANSLATED = `${JAPANESE}/translated.json`;

/** Digests of parts, by page and anchor: `docs/operations.md#feed-silent`. */
export type Translated = Readonly<Record<string, string>>;

/** The pages that are translated. */
export function translatedPages(root = workspaceRoot()): PagePair[] {
  if (!existsSync(join(root, JAPANESE))) return [];
  return readdirSync(join(root, JAPANESE))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ original: `docs/${name}`, translation: `${JAPANESE}/${name}` }));
}

/** What is to be done about translations, one sentence each: parts, commands, links and figures before words. */
export function translationProblems(root = workspaceRoot()): string[] {
  const apart = structureProblemsOf(root);
  if (apart.length > 0) return apart;
  const kept = JSON.parse(readFileSync(join(root, TRANSLATED), 'utf8')) as Translated;
  return translatedPages(root).flatMap((pair) => wordProblems(sectionsIn(root, pair.original), kept, pair));
}

/** What the structure of the translated pages and of their originals differs in. */
export function structureProblemsOf(root = workspaceRoot()): string[] {
  const pairs = translatedPages(root);
  return pairs.flatMap((pair) =>
    structureProblems(sectionsIn(root, pair.original), sectionsIn(root, pair.translation), pair, pairs),
  );
}

/** The digests of every part of the pages that are translated, as they are now. */
export function digestsNow(root = workspaceRoot()): Translated {
  return Object.fromEntries(
    translatedPages(root).flatMap(({ original }) =>
      sectionsIn(root, original).map((section) => [`${original}#${section.anchor}`, sectionDigest(section)]),
    ),
  );
}

/** What the structure of a page and its translation differ in. */
export function structureProblems(
  originals: readonly Section[],
  translations: readonly Section[],
  pair: PagePair,
  pairs: readonly PagePair[],
): string[] {
  const { original, translation } = pair;
  const [theirs, ours] = [originals, translations].map((all) => all.map(({ anchor }) => anchor)) as [
    string[],
    string[],
  ];
  const lacking = theirs.filter((anchor) => !ours.includes(anchor));
  const more = ours.filter((anchor) => !theirs.includes(anchor));
  const moved = lacking.length + more.length === 0 && theirs.join() !== ours.join();
  return [
    ...lacking.map((anchor) => `${translation}: translate the part ${anchor} of ${original}, under the same anchor`),
    ...more.map((anchor) => `${translation}: remove the part ${anchor}, which ${original} does not have`),
    ...(moved ? [`${translation}: put its parts in the order of ${original}: ${theirs.join(', ')}`] : []),
    ...originals.flatMap((section) => {
      const translated = translations.find(({ anchor }) => anchor === section.anchor);
      return translated === undefined
        ? []
        : differences(section, translated, pair, pairs).map(
            (what) => `${translation}:${translated.line}: translate ${original}:${section.line} again: ${what}`,
          );
    }),
  ];
}

/** Parts that were edited since they were translated. */
export function wordProblems(
  originals: readonly Section[],
  kept: Translated,
  { original, translation }: PagePair,
): string[] {
  return originals
    .filter((section) => kept[`${original}#${section.anchor}`] !== sectionDigest(section))
    .map(
      ({ anchor, line }) =>
        `${original}:${line}: ${anchor} was edited: say the same in ${translation}, then run npm run -s docs -- translated`,
    );
}

function sectionsIn(root: string, file: string): Section[] {
  return existsSync(join(root, file)) ? sectionsOf(readFileSync(join(root, file), 'utf8')) : [];
}
