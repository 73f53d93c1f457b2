/** A place where something is fetched that can be another thing tomorrow. */
export interface Unpinned {
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** Ways a shell fetches what nobody pinned. */
const UNPINNED: readonly [RegExp, string][] = [
  [
    /\bnpm\s+(i|install|add)\b(?!.*--package-lock-only)(?!\s+\S+\.tgz\b)/,
    'npm install resolves anew: npm ci takes the lockfile',
  ],
  [/\b(npx|npm exec)\s+(?:-\S+\s+)*(?:-y|--yes|--package)\b/, 'npx fetches what is not in the lockfile'],
  [/\bnpx\s+(?:-\S+\s+)*\S+@\S+/, 'npx fetches what is not in the lockfile'],
  [/\bpip3?\s+install\b(?!.*--require-hashes)/, 'pip takes what the index gives: --require-hashes'],
  [/\b(curl|wget)\b[^|\n]*\|\s*(sudo\s+)?(ba|z|da)?sh\b/, 'a script from the net is run as it comes'],
  [/\bgo\s+(install|get|run)\s+\S+@(latest|main|master|upgrade)\b/, 'go takes the newest'],
  [/\bdocker\s+(run|pull)\b(?!.*@sha256:)/, 'an image by its tag'],
  [/\b(apt-get|apt|yum|dnf|brew|choco|gem)\s+(?:-\S+\s+)*install\b/, 'a package manager takes the newest'],
];

/**
 * What a script or a workflow fetches unpinned (OpenSSF Scorecard, Pinned-Dependencies). Actions are held to commits by a rule of @nss/workflow-runner.
 * https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
 */
export function unpinned(text: string): Unpinned[] {
  return text.split('\n').flatMap((written, index) => {
    if (/^\s*(#|\/\/|\*)/.test(written)) return [];
    const found = UNPINNED.find(([pattern]) => pattern.test(written));
    return found ? [{ line: index + 1, text: written.trim(), why: found[1] }] : [];
  });
}

/**
 * Entries of a package.json that are not one exact version. A peer installs nothing here: whoever brings it may have any later version that
 * is compatible (`^1.2.3`), and the exact one that we test with is a dependency of the workspace.
 */
export function looseVersions(manifest: Readonly<Record<string, unknown>>): string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'].flatMap(
    (section) =>
      Object.entries((manifest[section] ?? {}) as Record<string, unknown>)
        .filter(
          ([, version]) => !isExact(section === 'peerDependencies' ? String(version).replace(/^\^/, '') : version),
        )
        .map(([name]) => `${section}.${name}`),
  );
}

function isExact(version: unknown): boolean {
  return typeof version === 'string' && /^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
}
