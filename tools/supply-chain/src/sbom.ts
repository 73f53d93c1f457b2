import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bom, type Component, licenceOf, nodeBom, pythonComponents } from './components';
import { isAcceptable } from './licence';

/** What of the components nobody may deploy, `name version: licence`. */
export function refused(components: readonly Component[]): string[] {
  return components
    .filter((component) => !isAcceptable(licenceOf(component)))
    .map((component) => `${component.name} ${component.version}: ${licenceOf(component) || 'no licence is named'}`);
}

/** How many packages have which licence, the most frequent first, as Markdown. */
export function licenceList(components: readonly Component[]): string {
  const counts = new Map<string, Component[]>();
  for (const component of components)
    counts.set(licenceOf(component), [...(counts.get(licenceOf(component)) ?? []), component]);
  const rows = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return [
    `# Licences of ${components.length} packages`,
    '',
    '| licence | packages |',
    '| --- | ---: |',
    ...rows.map(([licence, all]) => `| ${licence} | ${all.length} |`),
    '',
    ...rows.flatMap(([licence, all]) => [
      `## ${licence}`,
      '',
      ...all.map(({ name, version }) => `- ${name} ${version}`).sort(),
      '',
    ]),
  ].join('\n');
}

/** Everything that a job that deploys installs. */
export function deliveryBom(): Bom {
  const bom = nodeBom();
  return { ...bom, components: [...bom.components, ...pythonComponents()] };
}

/** Writes `sbom.cdx.json` and `licences.md` into a folder. @returns what nobody may deploy */
export function writeSbom(folder: string): string[] {
  const bom = deliveryBom();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 1)}\n`);
  writeFileSync(join(folder, 'licences.md'), licenceList(bom.components));
  return refused(bom.components);
}
