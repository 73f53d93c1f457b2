import { listedRunbooks } from '@nss/runbooks';
import { parseMarkdown } from '../markdown/markdown-file';
import { documents } from '../workspace';
import { runbookPages } from './pages';

const pages = runbookPages();

test.each(pages)('$file is what the code gives: else run tools/docs/src/runbook-pages.ts', ({ text, generated }) => {
  expect(text).toBe(generated);
});

test('no page is left over from a runbook that is gone', () => {
  const written = documents().map(({ file }) => file);
  const ofRunbooks = written.filter((file) => /^(docs\/runbooks|apps\/ops-runbooks\/src)\//.test(file));
  expect(ofRunbooks.sort()).toEqual(pages.map(({ file }) => file).sort());
});

test.each(listedRunbooks().map(({ name }) => name))(
  'the page of %s says when, how, what it prints and changes, and what to do when it fails',
  (name) => {
    const { file, text } = pages.find((page) => page.file.endsWith(`/${name}.md`))!;
    const { prose, fences } = parseMarkdown(file, text);
    const headings = prose.flatMap((line) => /^## (.*)$/.exec(line.text)?.[1] ?? []);
    expect(headings).toEqual(['When', 'Run it', 'Parameters', 'What it prints', 'What it changes', 'When it fails']);
    expect(
      fences.some(
        ({ language, lines }) =>
          language === 'sh' &&
          lines.some((line) => line.text.startsWith(`npm run -s runbook -- start ${name} --environment `)),
      ),
    ).toBe(true);
  },
);

test('the commands of the pages give parameters that the runbook takes', () => {
  const runbooks = new Map(listedRunbooks().map((runbook) => [runbook.name, runbook]));
  const wrong = pages.flatMap(({ file, text }) =>
    parseMarkdown(file, text)
      .fences.flatMap(({ lines }) => lines.map((line) => line.text))
      .flatMap((line) => {
        const [, name = ''] = /^npm run -s runbook -- start (\S+)/.exec(line) ?? [];
        const runbook = runbooks.get(name);
        if (!runbook) return [];
        const given = [...line.matchAll(/--parameter (\w+)=("[^"]*"|\S+)/g)].map(([, parameter = '']) => parameter);
        const known = runbook.parameters.map((parameter) => parameter.name);
        const missing = runbook.parameters
          .filter(({ required, name: parameter }) => required && !given.includes(parameter))
          .map((parameter) => `${line}: ${parameter.name} is missing`);
        return [
          ...given
            .filter((parameter) => !known.includes(parameter))
            .map((parameter) => `${line}: ${parameter} is unknown`),
          ...missing,
        ];
      }),
  );
  expect(wrong).toEqual([]);
});
