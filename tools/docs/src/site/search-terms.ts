/**
 * The terms of a text, of a page as of a question: words as they are divided by blanks and punctuation, and of Japanese, which does not
 * divide its words, each two characters that follow each other. It is written into the pages as it stands, so that it may use nothing
 * of this file.
 */
export function searchTerms(text: string): string[] {
  return text.split(/[\s\p{P}|`$<>=+^~]+/u).flatMap((word) =>
    // The mark of long vowels belongs to no script of its own.
    word.split(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)/u).flatMap((part, index) => {
      if (part === '') return [];
      const characters = [...part];
      if (index % 2 === 0 || characters.length < 2) return [part];
      return characters.slice(1).map((character, before) => `${characters[before]}${character}`);
    }),
  );
}
