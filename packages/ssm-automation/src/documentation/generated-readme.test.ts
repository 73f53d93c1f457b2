import { FINDING_CODES } from '../validator';
import { generatedReadme } from './generated-readme';

test('the README has the tables of findings and of what pages say; npm run -s generate -- update writes it', () => {
  const { text, generated } = generatedReadme();
  expect(text).toBe(generated);
});

test('every finding has a page that it follows', () => {
  const sources = Object.values(FINDING_CODES).map(({ source }) => new URL(source).hostname);
  expect(new Set(sources)).toEqual(
    new Set(['docs.aws.amazon.com', 'github.com', 'learn.microsoft.com', 'www.rfc-editor.org', 'yaml.org']),
  );
});
