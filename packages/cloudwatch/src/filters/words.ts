import { FilterPatternError } from './filter-pattern-error';

/** The words of a pattern, read one after the other. */
export class Words {
  private at = 0;
  private readonly words: readonly string[];

  /**
   * @param form what a word looks like
   * @throws FilterPatternError for what is no word
   */
  constructor(
    private readonly text: string,
    form: RegExp,
  ) {
    const words: string[] = [];
    const reading = new RegExp(`\\s*(${form.source})`, 'y');
    for (let found = reading.exec(text); found; found = reading.exec(text)) {
      words.push(found[1] ?? '');
      text = text.slice(reading.lastIndex);
      reading.lastIndex = 0;
    }
    this.words = words;
    if (text.trim() !== '')
      throw new FilterPatternError(`the pattern ${this.text} cannot be read from here on: ${text.trim()}`);
  }

  /** The next word, if it is one of these; it is read then. */
  take(...wanted: readonly string[]): string | undefined {
    const word = this.words[this.at];
    if (word === undefined || !wanted.includes(word)) return undefined;
    this.at += 1;
    return word;
  }

  /** The next word, whatever it is; undefined at the end. */
  next(): string | undefined {
    const word = this.words[this.at];
    if (word !== undefined) this.at += 1;
    return word;
  }

  /** The next word, which must look like this. */
  one(form: RegExp): string {
    const word = this.next();
    if (word === undefined) throw new FilterPatternError(`the pattern ${this.text} ends too early`);
    if (!form.test(word)) throw new FilterPatternError(`${word} stands at the wrong place in the pattern ${this.text}`);
    return word;
  }

  /** @throws FilterPatternError when something is left */
  end(): void {
    if (this.at < this.words.length)
      throw new FilterPatternError(`the pattern ${this.text} does not end before ${this.words[this.at]}`);
  }
}

/**
 * What stands between the brackets around a pattern.
 * @throws FilterPatternError when the last one is missing
 */
export function inside(pattern: string, closing: '}' | ']'): string {
  if (!pattern.endsWith(closing)) throw new FilterPatternError(`the pattern ${pattern} does not end with ${closing}`);
  return pattern.slice(1, -1);
}

/** A word without the quotes around it. */
export function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('\\"', '"') : word;
}
