import { filesWithoutOwner } from '@nss/doctor';
import { workspaceRoot } from '@nss/workspace';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOf, offlineModulesOf } from './reached';

jest.setTimeout(600_000);

/** What jobs and people start that acts in AWS. */
const ENTRIES = [
  'tools/delivery/src/main.ts',
  'apps/ops-runbooks/src/main.ts',
  'libs/operations/src/main.ts',
  'tools/doctor/src/main.ts',
  'libs/environment/src/commands.ts',
  'apps/nss-infra/src/main.ts',
];

test.each(ENTRIES)('%s loads nothing that is for offline use', async (entry) => {
  expect(await modulesOf(entry)).toContain(entry);
  expect(await offlineModulesOf(entry)).toEqual([]);
});

test.each([
  [
    "import { startEmbeddedCloud } from '@nss/embedded-aws';\nconsole.log(startEmbeddedCloud);",
    'packages/embedded-aws/',
  ],
  ["import { OfflineDeployment } from '@nss/e2e-deployment';\nconsole.log(OfflineDeployment);", 'e2e/deployment/'],
  ["console.log(await import('@nss/embedded-aws'));", 'packages/embedded-aws/'],
])('one import more is noticed: %s', async (added, folder) => {
  for (const entry of ENTRIES) {
    const reached = await offlineModulesOf(entry, { added });
    expect([entry, reached.some((path) => path.startsWith(folder))]).toEqual([entry, true]);
  }
});

test.each(['tools/delivery/src/main.ts', 'apps/ops-runbooks/src/main.ts'])(
  'jobs that hold a role start %s, so that whatever it loads has to have an owner',
  async (entry) => {
    const loaded = await modulesOf(entry);
    expect(loaded).toContain(entry);
    expect(filesWithoutOwner('', loaded)).toEqual(loaded);
  },
);

const FOLDER = 'e2e/deployment/src/commands';
const commands = readdirSync(join(workspaceRoot(), FOLDER)).filter((name) =>
  ['bootstrap.ts', 'deploy.ts', 'diff.ts', 'doctor.ts', 'runbook.ts'].includes(name),
);

test.each(commands)(
  '%s serves AWS and the embedded cloud, and loads the embedded cloud only where it is named',
  async (name) => {
    const entry = `${FOLDER}/${name}`;
    expect(await offlineModulesOf(entry, { lazy: false })).toEqual([`${FOLDER}/is-embedded.ts`, entry].sort());
    expect(await offlineModulesOf(entry)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^packages\/embedded-aws\//)]),
    );
  },
);
