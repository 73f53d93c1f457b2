import { workspaceRoot } from '@nss/workspace';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_PAGE, logPage } from './logs/page';

// Writes what each log holds, and what can be asked, anew from the code.
writeFileSync(join(workspaceRoot(), LOG_PAGE), logPage().generated);
console.log(`wrote ${LOG_PAGE}`);
