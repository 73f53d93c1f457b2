import fc from 'fast-check';
import { originsOf } from './origins';

const text = fc
  .array(fc.stringMatching(/^[a-z =]{1,9}$/), { minLength: 1, maxLength: 4 })
  .map((lines) => `${lines.join('\n')}\n`);

test('each line of files one after another comes from the file and the line it is written in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), (texts) => {
      const sources = new Map(texts.map((each, index) => [`${index}.py`, each]));
      const script = texts.join('\n\n');
      const lines = script.split('\n');
      for (const [index, origin] of originsOf('step', script, sources).entries())
        expect(lines[index]).toBe(origin ? sources.get(origin.file)?.split('\n')[origin.line - 1] : '');
    }),
  );
});

test('of two files that begin alike it is the longer one', () => {
  const sources = new Map([
    ['short.py', 'a\n'],
    ['long.py', 'a\nb\n'],
  ]);
  expect(originsOf('step', 'a\nb\n', sources).map((each) => each?.file)).toEqual(['long.py', 'long.py']);
});

test('a line that is in no file is refused, and the step named', () => {
  expect(() => originsOf('nss-failover plan', 'a\n\nimport os\n', new Map([['a.py', 'a\n']]))).toThrow(
    'nss-failover plan: `import os` is in no .py file',
  );
});
