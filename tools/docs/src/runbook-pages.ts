import { workspaceRoot } from '@nss/workspace';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runbookPages } from './runbooks/pages';

// Writes the generated parts of docs/runbooks anew from the code.
for (const { file, generated } of runbookPages()) writeFileSync(join(workspaceRoot(), file), generated);
console.log('wrote docs/runbooks');
