import versions from '../versions.json';

/** The Node.js versions that are tested, with the digest of each platform's package: `{"22.23.3": {"linux-x64": "sha512-…"}}`. */
export const NODE_VERSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = versions.node;

/** The Python versions that are tested: `3.12`. */
export const PYTHON_VERSIONS: readonly string[] = versions.python;

/** The first number of a Node.js version: `22` of `v22.23.3`. */
export function majorOf(version: string): string {
  return /^v?(\d+)\./.exec(version)?.[1] ?? version;
}
