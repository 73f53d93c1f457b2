/** Words that were coined here, with those that everybody in the field has. A word is looked for as a whole, in any case. */
export const COINED: Readonly<Record<string, string>> = {
  mend: 'fix',
  mends: 'fixes',
  mended: 'fixed',
  misfit: 'mismatch',
  misfits: 'mismatches',
  seal: 'manifest',
  sealed: 'with its manifest',
  seals: 'manifests',
  'offline loop': 'end-to-end test',
  'offline-loop': 'end-to-end test',
  'stand-in': 'fake',
  'stand-ins': 'fakes',
  stories: 'scenarios',
  story: 'scenario',
  tale: 'scenario',
  tales: 'scenarios',
  trial: 'test',
  trials: 'tests',
  twins: 'duplicates',
  world: 'fixtures',
  worlds: 'fixtures',
};

/** A coined word, and where it stands. */
export interface CoinedWord {
  /** `docs/delivery.md:12` */
  readonly place: string;
  readonly word: string;
  readonly say: string;
}

const WORDS = new RegExp(String.raw`(?<![\w-])(${Object.keys(COINED).join('|')})(?![\w-])`, 'gi');

/** The coined words of a text: in prose, comments, messages and names alike. */
export function coinedWords(file: string, text: string): CoinedWord[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(WORDS)].map(([word]) => ({
      place: `${file}:${index + 1}`,
      word,
      say: COINED[word.toLowerCase()] ?? '',
    })),
  );
}
