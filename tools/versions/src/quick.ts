import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Quick tests: those of a project, or of it what a pattern of paths matches. */
export interface QuickTests {
  readonly project: string;
  readonly pattern?: string;
}

/**
 * The quick tests: those of the target `versions` of projects, whose command is jest's with a folder and perhaps a pattern. The ones with a
 * pattern are chosen because they run Python.
 */
export function quickTests(root = workspaceRoot()): QuickTests[] {
  return ['libs', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .flatMap((name) => {
        const { targets } = JSON.parse(readFileSync(join(root, folder, name, 'project.json'), 'utf8')) as {
          targets: Record<string, { command?: string }>;
        };
        if (!targets['versions']) return [];
        const pattern = /'(.+)'$/.exec(targets['versions'].command ?? '')?.[1];
        return [{ project: `${folder}/${name}`, ...(pattern === undefined ? {} : { pattern }) }];
      }),
  );
}

/** What one version did. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs tests of a project in a process of its own.
 * @param node the Node.js that runs them
 * @param report where jest's report is kept, below dist/test, so that whoever counts tests counts these
 * @param variables of that process beside this one's
 * @param say told what it prints, a line each
 */
export async function runTests(
  node: string,
  { project, pattern }: QuickTests,
  report: string,
  variables: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<Outcome> {
  const root = workspaceRoot();
  const reports = mkdtempSync(join(tmpdir(), 'versions-'));
  try {
    const child = spawn(node, ['tools/setup/src/jest.mjs', project, ...(pattern ? [pattern] : [])], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...variables, TEST_REPORTS: reports },
    });
    for await (const line of createInterface(child.stderr)) say(line);
    const written = join(reports, `${project}.json`);
    if (!existsSync(written)) return { passed: 0, failed: 1 };
    cpSync(written, join(root, 'dist/test', report, `${project}.json`));
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(written, 'utf8'),
    ) as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 0) };
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
