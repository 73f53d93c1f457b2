import { posix } from 'node:path';
import { parseMarkdown } from '../markdown/markdown-file';
import { type Section } from './sections';

/** A page and its translation, by their files. */
export interface PagePair {
  /** `docs/operations.md` */
  readonly original: string;
  /** `docs/ja/operations.md` */
  readonly translation: string;
}

const LINK = /\[[^\]]*\]\(<?([^)\s>]+)>?\)/g;

/** What of a part is the same in every language, by what it is called in a sentence. */
type Facts = Readonly<Record<'level' | 'blocks' | 'code' | 'links' | 'steps and rows', readonly string[]>>;

/** What a part and its translation do not have in common, one sentence each. */
export function differences(
  original: Section,
  translated: Section,
  pair: PagePair,
  pairs: readonly PagePair[],
): string[] {
  const [theirs, ours] = [factsOf(original, pair.original), factsOf(translated, pair.translation)];
  const expected = { ...theirs, links: theirs.links.map((link) => translatedLink(link, pairs)) };
  const unequal = (Object.keys(theirs) as (keyof Facts)[]).flatMap((kind) => {
    const [lacks, has] = [without(expected[kind], ours[kind]), without(ours[kind], expected[kind])];
    if (lacks.length + has.length === 0) return [];
    return [`its ${kind} differ:${told(' it lacks', lacks)}${told(' it has', has)}`];
  });
  const figures = without(figuresOf(original.text), figuresOf(translated.text));
  return [...unequal, ...(figures.length > 0 ? [`it lacks the figures ${figures.join(', ')}`] : [])];
}

function factsOf({ level, text }: Section, file: string): Facts {
  const { prose, fences } = parseMarkdown(file, text);
  const lines = prose.map((line) => line.text);
  const words = lines.join('\n');
  return {
    level: [String(level)],
    // What a comment says is for people.
    blocks: fences.map(({ language, lines: code }) =>
      [language, ...code.map((line) => line.text.replace(/(^|\s)\s*#\s.*$/, '').trim())].join('\n'),
    ),
    code: [...words.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\s+/g, ' ')),
    links: [...words.replace(/`[^`]*`/g, '').matchAll(LINK)].map(([, target = '']) => resolved(target, file)),
    'steps and rows': [
      `${lines.filter((line) => /^\s*(\d+\.|-) /.test(line)).length} steps`,
      `${lines.filter((line) => line.startsWith('|')).length} rows`,
    ],
  };
}

/** A link of a file as a path from the workspace's root, or as it is where it leads to the web. */
function resolved(target: string, file: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
  const [path = '', anchor] = target.split('#');
  const full = path === '' ? file : posix.join(posix.dirname(file), path);
  return anchor === undefined ? full : `${full}#${anchor}`;
}

/** Where a translated page has a translated page to lead to, it leads there. */
function translatedLink(link: string, pairs: readonly PagePair[]): string {
  const [path, anchor] = link.split('#');
  const page = pairs.find(({ original }) => original === path)?.translation ?? path;
  return anchor === undefined ? `${page}` : `${page}#${anchor}`;
}

/** Numbers of a text that are written in digits: what English writes as a word a translation may write in digits. */
function figuresOf(text: string): string[] {
  const { prose } = parseMarkdown('', text);
  const words = prose.map((line) => line.text.replace(/^\s*\d+\. /, '')).join('\n');
  const bare = words.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, '');
  return [...new Set(bare.match(/\d+/g) ?? [])];
}

/** What is in one list and not in the other, as often as it is there. */
function without(these: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return these.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const told = (what: string, texts: readonly string[]): string =>
  texts.length === 0 ? '' : `${what} ${texts.map((text) => `'${text}'`).join(', ')}`;
