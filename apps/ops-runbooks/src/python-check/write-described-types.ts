import { writeFileSync } from 'node:fs';
import { describedTypes } from './described-types';
import { DESCRIBED_TYPES, DESCRIPTION, descriptionText } from './sources';

// run.mjs is started in the workspace's root.
writeFileSync(DESCRIBED_TYPES, describedTypes(DESCRIPTION, descriptionText(process.cwd())));
