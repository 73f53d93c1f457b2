/** What the changelog says of what has no version yet. @throws Error where it has no such section */
export function unreleased(changelog: string): string {
  const section = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog)?.[1];
  if (section === undefined) throw new Error('CHANGELOG.md has no section "## Unreleased"');
  return section;
}

/**
 * The changelog after a release: what had no version has it, and what comes next is empty.
 * @param day `2026-01-31`
 * @throws Error where nothing would be released
 */
export function withRelease(changelog: string, version: string, day: string): string {
  if (unreleased(changelog).trim() === '') throw new Error('CHANGELOG.md says of nothing that it is unreleased');
  return changelog.replace(/^## Unreleased\n/m, `## Unreleased\n\n## ${version} (${day})\n`);
}

/**
 * Whether a version comes after another one.
 * @throws RangeError for what is no version of three numbers
 */
export function isLater(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  const differing = one.findIndex((number, index) => number !== other[index]);
  return differing >= 0 && one[differing]! > other[differing]!;
}

function numbersOf(version: string): number[] {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version))
    throw new RangeError(`${version} is no version: give three numbers, as in 1.4.0 (semver.org)`);
  return version.split('.').map(Number);
}
