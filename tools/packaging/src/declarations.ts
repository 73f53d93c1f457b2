import { type Imports } from './imports';
import { type Manifest } from './packages';

/** The versions that the workspace installs. */
export type Pinned = Readonly<Record<string, string>>;

/**
 * What is wrong with the dependencies that a package declares: a stranger's installation has them and nothing else.
 *
 * @param pinned version of every package that the workspace installs, its own packages included
 * @returns a line for each problem
 */
export function declarationProblems(manifest: Manifest, imports: Imports, pinned: Pinned): string[] {
  const { name, dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest;
  const forUse = { ...dependencies, ...peerDependencies };
  const problems = (given: Readonly<Record<string, string>>, key: string, prefix: string) =>
    Object.entries(given)
      .filter(([dependency, version]) => version !== `${prefix}${pinned[dependency]}`)
      .map(
        ([dependency, version]) =>
          `${key}: ${dependency} is ${version}; the workspace installs ${pinned[dependency] ?? 'none'}`,
      );
  return [
    ...[...imports.sources].filter((each) => !(each in forUse)).map((each) => `dependencies: ${each} is imported`),
    ...[...imports.tests]
      .filter((each) => !(each in forUse) && !(each in devDependencies) && !(typesOf(each) in devDependencies))
      .map((each) => `devDependencies: ${each} is imported by tests`),
    ...Object.keys(forUse)
      .filter((each) => !imports.sources.has(each))
      .map((each) => `dependencies: nothing imports ${each}`),
    ...Object.keys(devDependencies)
      .filter((each) => ![...imports.tests].some((test) => each === test || each === typesOf(test)) || each in forUse)
      .map((each) => `devDependencies: no test alone imports ${each}`),
    ...problems(dependencies, 'dependencies', ''),
    ...problems(devDependencies, 'devDependencies', ''),
    // Whoever has a version of it that fits keeps it.
    ...problems(peerDependencies, 'peerDependencies', '^'),
  ].map((problem) => `${name}: ${problem}`);
}

/** Of a module that is types alone: `@types/sarif` of `sarif`. */
function typesOf(module: string): string {
  return `@types/${module}`;
}
