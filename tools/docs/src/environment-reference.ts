import { writeFileSync } from 'node:fs';
import { committedSchema, referenceFile } from './reference/files';
import { referenceText } from './reference/reference-text';

// Writes docs/environment-file.md anew from the committed schema.
writeFileSync(referenceFile(), referenceText(committedSchema()));
console.log(`wrote ${referenceFile()}`);
