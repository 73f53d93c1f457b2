import { writeFileSync } from 'node:fs';
import { regionDataFile, regionDataText } from './region-data';

// Writes the table of what each region lacks anew, from the cfn-lint that is installed.
writeFileSync(regionDataFile(), regionDataText());
console.log(`wrote ${regionDataFile()}`);
