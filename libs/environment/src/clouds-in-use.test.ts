import { cloudsInUse } from './clouds-in-use';
import { directoryOf, edited } from './testing/edited-files';
import { referenceText } from './testing/reference-text';

const dev = (cloud: string) => edited(referenceText('dev'), [['cloud: zscaler.net ', `cloud: ${cloud} `]]);

test('every environment has its cloud, with or without ranges of its own, held or not', () => {
  const directory = directoryOf({
    'a.yaml': dev('zscalertwo.net'),
    'b.yaml': dev('zscaler.net\n  hubPrefixes: [198.51.100.0/24]'),
    'c.yml': referenceText('prod'),
  });
  expect(cloudsInUse(directory).map(({ cloud, hubPrefixes }) => [cloud, hubPrefixes])).toEqual([
    ['zscalertwo.net', undefined],
    ['zscaler.net', ['198.51.100.0/24']],
    ['zscaler.net', undefined],
  ]);
});

test('other problems of a file do not matter', () => {
  expect(
    cloudsInUse(directoryOf({ 'dev.yaml': edited(referenceText('dev'), [['users: 5000 ', 'users: many ']]) })),
  ).toMatchObject([{ cloud: 'zscaler.net' }]);
});

test.each([
  ['no cloud', edited(referenceText('dev'), [['  cloud: zscaler.net ', '  nothing: 1 ']])],
  ['no YAML', 'a: ['],
  ['a cloud of another form', dev('"not a cloud"')],
])('%s is told by the file, and no file is left out', (_name, text) => {
  const directory = directoryOf({ 'broken.yaml': text, 'prod.yaml': referenceText('prod') });
  expect(() => cloudsInUse(directory)).toThrow(/cannot be read of .*broken\.yaml:/);
});

test('a directory without files is told', () => {
  expect(() => cloudsInUse(directoryOf({}))).toThrow('no environment file');
});
