import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOK_LIST, runbookList, runbookNames } from './runbook-list';

test('the list of runbooks is what the folders give: else npm run -s generate -- update', () => {
  const root = workspaceRoot();
  expect(readFileSync(join(root, RUNBOOK_LIST), 'utf8')).toBe(runbookList(runbookNames(root)));
});
