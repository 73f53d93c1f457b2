import { writeFileSync } from 'node:fs';
import { missingTypesFile, missingTypesText } from './missing-types';

// Writes the table of what each region lacks anew, from the cfn-lint that is installed.
writeFileSync(missingTypesFile(), missingTypesText());
console.log(`wrote ${missingTypesFile()}`);
