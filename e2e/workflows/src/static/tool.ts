import { workspaceRoot } from '@nss/workspace';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a public tool found. */
export interface ToolFinding {
  tool: 'actionlint' | 'zizmor';
  /** The tool's own name for it. */
  rule: string;
  path: string;
  line: number;
  problem: string;
}

/** A program of .venv. @throws Error with the remedy when it is not there */
export function program(name: string): string {
  const path = join(workspaceRoot(), '.venv/bin', name);
  if (!existsSync(path)) throw new Error(`${path} is missing: node tools/setup/src/set-up.mjs`);
  return path;
}

/**
 * Runs a program. @returns what it printed
 * @param expected exit codes that mean it did its work
 * @throws Error with what it said for any other
 */
export function runTool(
  path: string,
  args: readonly string[],
  cwd: string,
  expected: readonly number[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(path, args, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number' && expected.includes(code)) resolve(stdout);
      else reject(new Error(`${path} failed (${String(code)}): ${(stderr || stdout).trim()}`));
    });
  });
}

/** A version of `.github`. */
export interface Version {
  texts: Readonly<Record<string, string>>;
  /** Files to look at; the others are there for what these refer to. @default all */
  only?: readonly string[];
}

/** Several versions, each as a repository of its own in one folder. @param work is given the files to look at */
export async function withCheckouts<T>(
  versions: readonly Version[],
  work: (folder: string, files: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'checkouts-'));
  try {
    versions.forEach(({ texts }, index) => {
      mkdirSync(join(folder, `v${index}`, '.git'), { recursive: true });
      for (const [path, text] of Object.entries(texts)) {
        mkdirSync(dirname(join(folder, `v${index}`, path)), { recursive: true });
        writeFileSync(join(folder, `v${index}`, path), text);
      }
    });
    return await work(
      folder,
      versions.flatMap(({ texts, only }, index) => (only ?? Object.keys(texts)).map((path) => `v${index}/${path}`)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Findings by version: `v3/.github/workflows/a.yml` belongs to the fourth. */
export function byVersion(count: number, findings: readonly ToolFinding[]): ToolFinding[][] {
  const lists = Array.from({ length: count }, (): ToolFinding[] => []);
  for (const finding of findings) {
    const [, index, path] = /^(?:\.\/)?v(\d+)\/(.*)$/.exec(finding.path) ?? [];
    if (index === undefined || path === undefined)
      throw new Error(`${finding.tool} reports ${finding.path}, which was not given to it`);
    lists[Number(index)]!.push({ ...finding, path });
  }
  return lists;
}
