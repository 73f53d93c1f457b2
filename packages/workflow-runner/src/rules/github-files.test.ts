import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { githubTexts } from './github-files';

test('what GitHub may run is read wherever it stands below .github, and forms that people fill in are not', () => {
  const root = mkdtempSync(join(tmpdir(), 'delivery-files-'));
  const read = [
    '.github/actions/a/action.yml',
    '.github/dependabot.yml',
    '.github/own/action.yaml',
    '.github/workflows/ci.yml',
  ];
  const forms = [
    '.github/ISSUE_TEMPLATE/bug.yml',
    '.github/DISCUSSION_TEMPLATE/idea.yaml',
    '.github/pull_request_template.md',
  ];
  for (const file of [...read, ...forms]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  expect(githubTexts(root)).toEqual(Object.fromEntries(read.map((file) => [file, file])));
});
