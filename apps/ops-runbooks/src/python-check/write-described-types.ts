import { readFileSync, writeFileSync } from 'node:fs';
import { describedTypes } from './described-types';
import { DESCRIBED_TYPES, DESCRIPTION } from './sources';

// run.mjs is started in the workspace's root.
writeFileSync(DESCRIBED_TYPES, describedTypes(DESCRIPTION, readFileSync(DESCRIPTION, 'utf8')));
