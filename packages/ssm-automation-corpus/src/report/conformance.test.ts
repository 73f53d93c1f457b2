import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conformance, conformancePage, sourcesOf } from './conformance';

const folder = join(workspaceRoot(), 'packages/ssm-automation');

test('the page says what the figures are', () => {
  const kept = JSON.parse(readFileSync(join(folder, 'conformance.json'), 'utf8')) as Conformance;
  expect(readFileSync(join(folder, 'conformance.md'), 'utf8')).toBe(conformancePage(kept));
  const named = kept.sources.reduce((sum, { documents }) => sum + documents, 0);
  expect(named).toBe(kept.counts.documents);
});

test('sources are counted by repository and commit', () => {
  const corpus = mkdtempSync(join(tmpdir(), 'corpus-'));
  expect(sourcesOf(corpus)).toEqual([]);
  const line = (path: string, repository: string) => `x/${path},${repository},${path},abc,2024-01-01,MIT-0,1,aws:pause`;
  const lines = [
    'file,repo,path,commit,date,licence,steps,actions',
    line('a', 'b/c'),
    line('d', 'b/c'),
    line('a', 'a/a'),
  ];
  writeFileSync(join(corpus, 'SOURCES.csv'), lines.join('\n'));
  expect(sourcesOf(corpus)).toEqual([
    { repository: 'a/a', commit: 'abc', licence: 'MIT-0', documents: 1 },
    { repository: 'b/c', commit: 'abc', licence: 'MIT-0', documents: 2 },
  ]);
});
