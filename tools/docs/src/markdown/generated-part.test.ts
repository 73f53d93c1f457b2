import { withGeneratedPart } from './generated-part';

const SCRIPT = 'tools/docs/src/runbook-pages.ts';

const PAGE =
  '# A page\n\n<!-- generated: node tools/setup/src/run.mjs tools/docs/src/runbook-pages.ts -->\n\nold\n\n<!-- end of the generated part -->\n\nmore\n';

test('the part is replaced, and what is written by hand stays', () => {
  const page = withGeneratedPart(PAGE, 'new', SCRIPT);
  expect(page).toBe(PAGE.replace('old', 'new'));
  expect(withGeneratedPart(page, 'new', SCRIPT)).toBe(page);
});

test.each(['', '# A page', PAGE.replace('<!-- end of the generated part -->', '')])(
  'a page without its two lines is refused',
  (page) => {
    expect(() => withGeneratedPart(page, 'new', SCRIPT)).toThrow('the page needs these two lines');
  },
);
