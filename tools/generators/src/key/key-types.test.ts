import { WrongUse } from '@nss/command-line';
import { KEY_TYPES, keyType } from './key-types';

const GIVEN: Readonly<Record<string, object>> = {
  count: { least: '1', most: '3' },
  choice: { choices: 'none,some' },
};

test.each(KEY_TYPES)('%s has a schema and values for its test', (type) => {
  const { schema, right, wrong, read } = keyType(type, GIVEN[type] ?? {});
  for (const text of [schema, right, wrong, read]) expect(text).not.toBe('');
});

test.each<[string, object, string]>([
  ['count', {}, 'needs --least and --most'],
  ['count', { least: '3', most: '1' }, "--most '1'"],
  ['count', { least: '-1', most: '1' }, "--least '-1'"],
  ['count', { least: '1e3', most: '2000' }, "--least '1e3'"],
  ['choice', {}, '--choices'],
  ['choice', { choices: 'one' }, 'two or more'],
  ['choice', { choices: 'one,one' }, 'two or more'],
  ['choice', { choices: "one,t'wo" }, 'two or more'],
  ['flag', { choices: 'a,b' }, 'goes with --type choice'],
  ['slug', { most: '3' }, 'go with --type count'],
])('%s of %j is refused', (type, given, message) => {
  expect(() => keyType(type, given)).toThrow(WrongUse);
  expect(() => keyType(type, given)).toThrow(message);
});
