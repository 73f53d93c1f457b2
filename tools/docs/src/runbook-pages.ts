import { workspaceRoot } from '@nss/workspace';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runbookPages } from './runbooks/pages';

// Writes the list of runbooks, and the generated part of each runbook's page, anew from the code.
for (const { file, generated } of runbookPages()) writeFileSync(join(workspaceRoot(), file), generated);
console.log('wrote docs/runbooks/README.md and the pages of runbooks');
