import { isFixed, placeholdersIn } from './placeholder';

test.each([
  '%%ROLE=SO0111-Name%%',
  'import a\n%%SCRIPT=common/a.py%%',
  'SCRIPT_PLACEHOLDER::s3_util.imports',
  '{{ X }}',
])('%p changes', (text) => {
  expect(isFixed(text)).toBe(false);
});

test.each(['100%% of 5%%', 'print("%%s" % x)', 'PLACEHOLDER', '{{}}', ''])('%p stays', (text) => {
  expect(isFixed(text)).toBe(true);
  expect(placeholdersIn(text)).toEqual([]);
});
