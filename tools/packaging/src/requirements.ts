/** The line of requirements.in behind which what stands is for this repository alone. */
const OWN_TOOLS = /^# From here on: tools of this repository/m;

/**
 * What packages bring of the Python packages that this repository installs: all but its own tools, with the same hashes.
 *
 * @param listed text of requirements.in
 * @param resolved text of requirements.txt
 * @throws Error where the list does not say where its own tools begin
 */
export function packedRequirements(listed: string, resolved: string): string {
  const [, tools] = listed.split(OWN_TOOLS);
  if (tools === undefined) throw new Error('requirements.in does not say where the tools of this repository begin');
  const names = new Set([...tools.matchAll(/^([\w.-]+)==/gm)].map(([, name = '']) => name.toLowerCase()));
  // A package begins a line, and its hashes follow on indented ones.
  return resolved
    .split(/^(?=[\w.-])/m)
    .filter((entry) => !names.has((/^[\w.-]+/.exec(entry)?.[0] ?? '').toLowerCase()))
    .join('');
}
