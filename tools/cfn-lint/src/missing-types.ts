import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_RESOURCE_TYPE } from '@nss/environment';
import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Partitions whose regions cfn-lint lists one by one; of the others it says that they have all that us-east-1 has. */
const LISTED = ['aws', 'aws-cn', 'aws-us-gov'];

/** Which types of the templates each region lacks, as the data of the installed cfn-lint has it. */
export interface MissingTypes {
  /** `cfn-lint 1.58.0` */
  readonly source: string;
  /** By region; a region that lacks none is left out. */
  readonly regions: Readonly<Record<string, readonly string[]>>;
}

/** Where the table is committed. */
export function missingTypesFile(): string {
  return join(workspaceRoot(), 'libs/environment/src/checks/data/missing-types.json');
}

/**
 * Reads the table from cfn-lint's schemas, which AWS publishes by region.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-specification.html
 * @throws Error where the tools are not set up
 */
export function missingTypes(): MissingTypes {
  const lib = join(workspaceRoot(), '.venv/lib');
  const packages = readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages'))
    .find((folder) => existsSync(join(folder, 'cfnlint/data/schemas/providers')));
  if (!packages) throw new Error('there is no cfn-lint: node tools/setup/src/set-up.mjs');
  const version = readdirSync(packages).flatMap((name) => /^cfn_lint-(.+)\.dist-info$/.exec(name)?.[1] ?? [])[0];
  const folder = join(packages, 'cfnlint/data/schemas/providers');
  const regions = RegionInfo.regions
    .filter(({ partition = '' }) => LISTED.includes(partition))
    .map(({ name }) => name)
    .sort();
  const lacking = regions.flatMap((region): [string, string[]][] => {
    const file = join(folder, `${region}.json`);
    if (!existsSync(file)) return [];
    const there = new Set(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object));
    const missing = EVERY_RESOURCE_TYPE.filter((type) => !there.has(type));
    return missing.length > 0 ? [[region, missing]] : [];
  });
  return { source: `cfn-lint ${version}`, regions: Object.fromEntries(lacking) };
}

/** The text of the committed table. */
export function missingTypesText(): string {
  return `${JSON.stringify(missingTypes(), null, 1)}\n`;
}
