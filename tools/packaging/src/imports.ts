import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a source names a module, or a package whose files it reads. */
const NAMED =
  /(?:(?<=[\s}])from|\bimport\(|\brequire\(|\brequire\.resolve\(|^import|\binstalledPackage\()\s*'([^'.][^']*)'/gm;

/** Packages that sources name. */
export interface Imports {
  /** By what others run. */
  readonly sources: ReadonlySet<string>;
  /** By tests, and what only tests share. */
  readonly tests: ReadonlySet<string>;
}

/** `@aws-sdk/client-sts/dist` → `@aws-sdk/client-sts` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Packages that a text of TypeScript names; those of Node.js are not among them. */
export function namedIn(text: string): string[] {
  return [...text.matchAll(NAMED)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !specifier.startsWith('node:'))
    .map(packageOf);
}

/** Packages that the sources of a package name. */
export function importsOf(folder: string): Imports {
  const sources = new Set<string>();
  const tests = new Set<string>();
  for (const file of readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const isTest = file.endsWith('.test.ts') || file.split('/').includes('testing');
    for (const name of namedIn(readFileSync(join(folder, 'src', file), 'utf8'))) (isTest ? tests : sources).add(name);
  }
  return { sources, tests };
}
