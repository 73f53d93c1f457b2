import { workspaceRoot } from '@nss/workspace';
import { parseMarkdown } from '../markdown/markdown-file';
import { documents } from '../workspace';
import { brokenLinks } from './links';

test('every link of the documentation leads somewhere', () => {
  expect(brokenLinks(documents(), workspaceRoot())).toEqual([]);
});

test('links that lead nowhere are found, and only those', () => {
  const files = [
    parseMarkdown(
      'docs/a.md',
      [
        '# Top',
        '[self](#top) [other](b.md#part-two) [code](../nx.json) [folder](../libs) [web](https://example.com/x.md)',
        '[gone](c.md)',
        '[wrong](b.md#part-three) and [mine](#bottom)',
        '`[not](a-link.md)`',
        '```',
        '[nor](this.md)',
        '```',
        '[out](../../x)',
        '![image](x.png "title")',
      ].join('\n'),
    ),
    parseMarkdown('docs/b.md', '## Part two'),
  ];
  expect(brokenLinks(files, workspaceRoot())).toEqual([
    'docs/a.md:3: c.md: there is no such file',
    'docs/a.md:4: b.md#part-three: there is no such heading',
    'docs/a.md:4: #bottom: there is no such heading',
    'docs/a.md:9: ../../x: leads out of the repository',
    'docs/a.md:10: x.png: there is no such file',
  ]);
});
