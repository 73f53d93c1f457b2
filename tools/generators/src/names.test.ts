import { WrongUse } from '@nss/command-line';
import { camelCase, literal, oneLine, snakeCase, words } from './names';

test('a name is told in the cases of TypeScript and Python', () => {
  const each = words('look-at-2-things', 24);
  expect([camelCase(each), snakeCase(each)]).toEqual(['lookAt2Things', 'look_at_2_things']);
});

test.each([
  '',
  'one',
  'One-two',
  'one_two',
  'one--two',
  '-one-two',
  'one-two-',
  '1-two',
  'one-zwö',
  '../one-two',
  'a-b c',
])("'%s' is no name", (name) => {
  expect(() => words(name, 24)).toThrow(WrongUse);
});

test('a name that is too long says how long it may be', () => {
  expect(() => words('a-name-of-too-many-words-by-far', 24)).toThrow('has 31 characters: at most 24');
});

test('words of people are one line, with or without a full stop', () => {
  expect(oneLine('summary', 'Says it', { fullStop: false })).toBe('Says it');
  for (const text of ['', 'says it', 'Says\nit', 'Says `it`', 'Says <it>', 'Says it.'])
    expect(() => oneLine('summary', text, { fullStop: false })).toThrow(WrongUse);
  expect(() => oneLine('meaning', 'It is', { fullStop: true })).toThrow('ends with a full stop');
});

test('a word that was coined here is refused with the one to say', () => {
  expect(() => oneLine('summary', `Tells the ${['ta', 'le'].join('')} of it`, { fullStop: false })).toThrow(
    'say scenario',
  );
});

test('a literal is the text again, whatever it holds', () => {
  for (const text of ["it's", 'a \\ b', "\\'", '${x}']) expect(new Function(`return ${literal(text)}`)()).toBe(text);
});
