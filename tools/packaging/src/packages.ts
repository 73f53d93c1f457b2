import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package that can be used without this workspace. */
export interface Package {
  /** Of its folder: `embedded-aws` */
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a package.json. */
export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The packages below `packages/` that have an entry for others; what has none is used from here only. */
export function packages(root = workspaceRoot()): Package[] {
  return readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => ({ name, folder: join(root, 'packages', name), manifest: manifestIn(join(root, 'packages', name)) }))
    .filter(({ manifest }) => manifest.exports !== undefined);
}
