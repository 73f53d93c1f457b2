import { type ScriptText } from '../validator';
import { rememberedScripts } from './remembered-scripts';

/** A reader that says what it was asked. */
function reader() {
  const asked: string[] = [];
  const read = (scripts: readonly ScriptText[]) => {
    asked.push(...scripts.map(({ text }) => text));
    return Promise.resolve(scripts.map(({ language, text, handler = '' }) => ({ names: [language, text, handler] })));
  };
  return { asked, syntax: { read } };
}
const python = (text: string, handler?: string): ScriptText => ({ language: 'python', text, handler });

test('a script is read once, and every answer is its own, in the order asked for', async () => {
  const { asked, syntax } = reader();
  const { read } = rememberedScripts(syntax);
  const named = async (...scripts: ScriptText[]) => (await read(scripts)).map(({ names }) => names?.join(' '));
  expect(await named(python('a'), python('b'))).toEqual(['python a ', 'python b ']);
  expect(await named(python('c'), python('a'), python('c'))).toEqual(['python c ', 'python a ', 'python c ']);
  expect(await named()).toEqual([]);
  expect(asked.toSorted()).toEqual(['a', 'b', 'c']);
});

test('the same text for another handler, in another version or language is another script', async () => {
  const { asked, syntax } = reader();
  const { read } = rememberedScripts(syntax);
  const others: ScriptText[] = [
    python('a'),
    python('a', 'main'),
    { ...python('a'), version: [3, 8] },
    { language: 'powershell', text: 'a' },
  ];
  for (const script of others) await read([script]);
  expect(asked).toHaveLength(4);
});

test('as many are kept as there is room for, those asked for last', async () => {
  const { asked, syntax } = reader();
  const { read } = rememberedScripts(syntax, 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await read([python(text)]);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('what could not be read is asked again', async () => {
  let tries = 0;
  const { read } = rememberedScripts({
    read: (scripts) => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('ended')) : Promise.resolve(scripts.map(() => ({})));
    },
  });
  await expect(read([python('a')])).rejects.toThrow('ended');
  expect(await read([python('a')])).toEqual([{}]);
});
