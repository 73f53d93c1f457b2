import { writeFileSync } from 'node:fs';
import { generatedReadme } from './generated-readme';

// Writes the tables in the package's README anew from the code.
const { file, generated } = generatedReadme();
writeFileSync(file, generated);
console.log(`wrote ${file}`);
