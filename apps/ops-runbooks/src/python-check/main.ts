import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkScripts } from './check-scripts';
import { describedTypes } from './described-types';
import { DESCRIBED_TYPES, DESCRIPTION, descriptionText, pythonSources, WRITE_DESCRIBED_TYPES } from './sources';
import { stepScripts } from './step-scripts';

// run.mjs is started in the workspace's root.
const root = process.cwd();
const description = descriptionText(root);
const findings = checkScripts(root, join(root, 'dist/python-check/ops-runbooks'), {
  steps: stepScripts(),
  sources: pythonSources(root),
  description,
});
if (readFileSync(join(root, DESCRIBED_TYPES), 'utf8') !== describedTypes(DESCRIPTION, description))
  findings.unshift(`${DESCRIBED_TYPES}:1:1: error: it is older than ${DESCRIPTION}: ${WRITE_DESCRIBED_TYPES}`);
findings.forEach((finding) => console.log(finding));
process.exitCode = findings.length > 0 ? 1 : 0;
