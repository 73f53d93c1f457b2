import { loadEnvironments } from '@nss/environment';
import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const read = (path: string) => readFileSync(join(workspaceRoot(), path), 'utf8');
const examples = [...read('docs/feeds.md').matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);

test('the page about feeds has an example of each form', () => {
  expect(examples).toHaveLength(2);
});

test.each(examples)('what the page about feeds shows is taken by an environment: %#', (text) => {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
  try {
    const prod = parse(read('libs/environment/reference/prod.yaml')) as Record<string, unknown>;
    const file = { ...prod, promotedFrom: undefined, ...(parse(text) as object) };
    writeFileSync(join(folder, 'prod.yaml'), stringify(file));
    const { problems = [], warnings } = loadEnvironments(folder);
    expect([...problems, ...warnings]).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
