import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOK_LIST, RUNBOOKS, runbookList, runbookNames } from './runbook-list';

/** Files that are made from the code, and what makes them. */
export interface GeneratedFiles {
  /** For people: `list of runbooks`. */
  readonly what: string;
  /** Every file that it may write, from the workspace's root. */
  readonly files: (root: string) => readonly string[];
  /** @throws Error with what a command said */
  readonly write: (root: string) => void;
}

const LAUNCHER = 'tools/setup/src/run.mjs';

/** What is made from the code, in the order in which one needs the other. */
export const GENERATED = {
  runbookList: {
    what: 'the list of runbooks',
    files: () => [RUNBOOK_LIST],
    write: (root) => writeFileSync(join(root, RUNBOOK_LIST), runbookList(runbookNames(root))),
  },
  runbookPages: {
    what: 'the tables of docs/runbooks/README.md and of the page of each runbook',
    files: (root) => ['docs/runbooks/README.md', ...runbookNames(root).map((name) => `${RUNBOOKS}/${name}/${name}.md`)],
    write: (root) => node(root, LAUNCHER, 'tools/docs/src/runbook-pages.ts'),
  },
  logPage: {
    what: 'the questions and the log groups of docs/reading-logs.md',
    files: () => ['docs/reading-logs.md'],
    write: (root) => node(root, LAUNCHER, 'tools/docs/src/log-page.ts'),
  },
  workflowChoices: {
    what: 'the runbooks and environments that workflows offer',
    files: () => ['.github/workflows/repair.yml', '.github/workflows/runbook.yml'],
    write: (root) => node(root, LAUNCHER, 'tools/delivery/src/main.ts', 'choices'),
  },
  environmentSchema: {
    what: 'the JSON Schema of environment files',
    files: () => ['environments/environment.schema.json'],
    write: (root) => node(root, LAUNCHER, 'libs/environment/src/commands.ts', 'schema'),
  },
  environmentReference: {
    what: 'the reference of environment files',
    files: () => ['docs/environment-file.md'],
    write: (root) => node(root, LAUNCHER, 'tools/docs/src/environment-reference.ts'),
  },
  findingTable: {
    what: 'the table of findings in packages/ssm-automation/README.md',
    files: () => ['packages/ssm-automation/README.md'],
    write: (root) => node(root, LAUNCHER, 'packages/ssm-automation/src/documentation/write-readme.ts'),
  },
  describedTypes: {
    what: "the types that runbooks' scripts have of the description of a system",
    files: () => ['apps/ops-runbooks/src/definition/system_description.pyi'],
    write: (root) => node(root, LAUNCHER, 'apps/ops-runbooks/src/python-check/write-described-types.ts'),
  },
  serviceNames: {
    what: 'the names that runbooks have for the services of AWS',
    files: () => ['packages/ssm-automation/src/builder/service-names/service-names.json'],
    write: (root) => node(root, LAUNCHER, 'packages/ssm-automation/src/ports/write-service-names.ts'),
  },
  stageSnapshot: {
    what: 'the snapshot of whole stages',
    files: () => ['apps/nss-infra/src/stages/__snapshots__/environment-stage.test.ts.snap'],
    write: (root) => node(root, 'tools/setup/src/jest.mjs', 'apps/nss-infra', 'stages/environment-stage', '-u'),
  },
} as const satisfies Record<string, GeneratedFiles>;

/** That one part of a page says the same in its translation: `docs/operations.md#feed-silent`. */
export function translationOf(part: string): GeneratedFiles {
  return {
    what: `that ${part} is translated`,
    files: () => ['docs/ja/translated.json'],
    write: (root) => node(root, LAUNCHER, 'tools/docs/src/main.ts', 'translated', part),
  };
}

function node(root: string, ...args: readonly string[]): void {
  try {
    // What is made belongs to the repository, whatever environments somebody works with.
    const env = { ...process.env, ENVIRONMENTS_DIR: undefined };
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe', env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`node ${args.join(' ')} failed:\n${`${stdout}${stderr}`.trim() || String(error)}`);
  }
}
