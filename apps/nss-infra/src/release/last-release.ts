import { type Template } from '@nss/deployment';
import { workspaceRoot } from '@nss/workspace';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { referenceEnvironments, variants } from '../stages/invariants/variants';
import { systemTemplate } from '../stages/invariants/synthesised-stage';

/** What is kept of a release: what a fork that takes it in has deployed. */
export interface Release {
  readonly version: string;
  /** Templates of every reference environment and variant, by what is special about it. */
  readonly templates: Readonly<Record<string, Template>>;
  /** Digests of the files that belong to a fork, by path: {@link forkFiles}. */
  readonly forkFiles: Readonly<Record<string, string>>;
}

const FILE = 'apps/nss-infra/release/last.json.br';

/** The release before this commit. */
export function lastRelease(root = workspaceRoot()): Release {
  return JSON.parse(brotliDecompressSync(readFileSync(join(root, FILE))).toString()) as Release;
}

/** Keeps a release in place of the one before. @returns path of the file, and its size */
export function keepRelease(release: Release, root = workspaceRoot()): { file: string; bytes: number } {
  const text = Buffer.from(JSON.stringify(release));
  // The templates are much alike: with a window over all of them each is told by what differs.
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  writeFileSync(join(root, `${FILE}.new`), packed);
  renameSync(join(root, `${FILE}.new`), join(root, FILE));
  return { file: FILE, bytes: packed.length };
}

/** The templates of this commit, by the same names. */
export function currentTemplates(): Record<string, Template> {
  const environments = [
    ...referenceEnvironments().map((each) => [each.name, each] as const),
    ...Object.entries(variants()),
  ];
  return Object.fromEntries(environments.map(([name, environment]) => [name, systemTemplate(environment)]));
}

/**
 * The files that a fork writes: its environments, and who owns what. Nobody else changes them from one release to the next, so that
 * no merge meets a conflict there.
 */
export function forkFiles(root = workspaceRoot()): Record<string, string> {
  const environments = readdirSync(join(root, 'environments')).filter((name) => name.endsWith('.yaml'));
  const files = [...environments.map((name) => `environments/${name}`), '.github/CODEOWNERS'];
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  );
}
