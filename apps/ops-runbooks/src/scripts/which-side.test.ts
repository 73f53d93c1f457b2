import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';

const textOf = (path: string) => readFileSync(join(workspaceRoot(), path), 'utf8');

/** What the one decision advises, by side: `path`, `SIEM`, … */
function advice(): Map<string, string> {
  const [, table = ''] = /^ADVICE = \{\n([^]*?)^\}/m.exec(textOf('apps/ops-runbooks/src/scripts/which_side.py')) ?? [];
  return new Map([...table.matchAll(/^ {4}"(\w+)": f?"(.*)",$/gm)].map(([, side = '', text = '']) => [side, text]));
}

/** Rows of the page's table, by side. */
function rows(): Map<string, string> {
  const [, section = ''] = /^### Which side is silent\?$([^]*?)^## /m.exec(textOf('docs/operations.md')) ?? [];
  return new Map(
    [...section.matchAll(/^\| .* \| (\w+) \| (.*) \|$/gm)]
      .map(([, side = '', todo = '']) => [side, todo] as const)
      .filter(([side]) => side !== 'side'),
  );
}

test('the operations page has a row for every side that the runbooks tell, in their order, and no other', () => {
  expect([...rows().keys()]).toEqual([...advice().keys()].filter((side) => side !== 'none'));
});

test('page and runbooks leave the server alone for the same sides', () => {
  const left = [...advice()].filter(([, text]) => text.includes('{LEAVE}')).map(([side]) => side);
  expect(left).toEqual(['path', 'unknown', 'rule', 'SIEM']);
  expect([...rows()].filter(([, todo]) => todo.includes('leave the server')).map(([side]) => side)).toEqual(left);
});
