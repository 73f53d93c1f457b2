import fc from 'fast-check';
import { searchTerms } from './search-terms';

test.each([
  ['feed-silent leaves 48 minutes', ['feed', 'silent', 'leaves', '48', 'minutes']],
  ['NSSサーバーを', ['NSS', 'サー', 'ーバ', 'バー', 'ーを']],
  ['証明書、更新', ['証明', '明書', '更新']],
  ['`nss restart`（再起動）', ['nss', 'restart', '再起', '起動']],
  ['線', ['線']],
  ['', []],
])('%j has the terms %j', (text, terms) => expect(searchTerms(text)).toEqual(terms));

test('what stands in a text is found by its terms, in the middle of a sentence too', () => {
  const japanese = fc.string({
    unit: fc.constantFrom(...'証明書を更新する回線障害フェイルオーバー'),
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(japanese, japanese, japanese, (before, word, after) => {
      const terms = new Set(searchTerms(`${before}${word}${after}`));
      expect(searchTerms(word).filter((term) => !terms.has(term))).toEqual([]);
    }),
  );
});

test('it works by itself, as it is written into the pages', () => {
  const alone = new Function(`return ${searchTerms.toString()}`)() as typeof searchTerms;
  expect(alone('bgp-down: 回線')).toEqual(['bgp', 'down', '回線']);
});
