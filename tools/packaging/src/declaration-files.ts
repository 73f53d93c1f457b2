import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a declaration names another one beside it. */
const RELATIVE = /(\bfrom |\bimport\()(['"])(\.{1,2}(?:\/[^'"]*)?)\2/g;

/**
 * The text of a declaration with whole names of files: what resolves modules as Node.js does takes no others.
 * https://www.typescriptlang.org/docs/handbook/modules/reference.html#node16-node18-node20-nodenext
 *
 * @param isFile whether there is a declaration of a path, given without its ending
 */
export function withWholeNames(text: string, isFile: (path: string) => boolean): string {
  return text.replaceAll(RELATIVE, (all, head: string, quote: string, path: string) => {
    if (path.endsWith('.js')) return all;
    return `${head}${quote}${isFile(path) ? path : `${path.replace(/\/$/, '')}/index`}.js${quote}`;
  });
}

/**
 * Writes the declarations of a package's sources.
 * @param name of its folder
 * @throws Error with what the compiler says
 */
export function writeDeclarations(name: string, into: string, root = workspaceRoot()): void {
  const out = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
    const project = join(root, 'packages', name, 'tsconfig.json');
    const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', root, '--outDir', out];
    execFileSync(process.execPath, [compiler, '-p', project, ...options], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    const sources = join(out, 'packages', name, 'src');
    for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.d.ts') || file.endsWith('.test.d.ts')) continue;
      const path = join(sources, file);
      const isFile = (other: string) => existsSync(`${join(dirname(path), other)}.d.ts`);
      writeFileSync(path, withWholeNames(readFileSync(path, 'utf8'), isFile));
      cpSync(path, join(into, file));
    }
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string };
    throw new Error(`the declarations of ${name} cannot be made: ${stdout || String(error)}`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
