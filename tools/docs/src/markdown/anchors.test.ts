import { anchors, headingSlug } from './anchors';
import { parseMarkdown } from './markdown-file';

test.each([
  ['feed-silent', 'feed-silent'],
  ['`npm start`, again', 'npm-start-again'],
  ['CPU above 85 %', 'cpu-above-85-'],
  ['See [the guide](x.md)', 'see-the-guide'],
  ['Größe_2', 'größe_2'],
])('%s is #%s', (heading, slug) => expect(headingSlug(heading)).toBe(slug));

test('a heading that comes twice gets a number, and code holds no headings', () => {
  const file = parseMarkdown('a.md', '# One\n## One\n```sh\n# no heading\n```\n<a id="own"></a>\nnot # this');
  expect([...anchors(file)]).toEqual(['one', 'one-1', 'own']);
});
