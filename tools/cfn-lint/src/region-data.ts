import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_RESOURCE_TYPE } from '@nss/environment';
import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Partitions whose regions cfn-lint lists one by one; of the others it says that they have all that us-east-1 has. */
const LISTED = ['aws', 'aws-cn', 'aws-us-gov'];

/** What environment files are held against: the regions there are, and what each lacks. */
export interface RegionData {
  /** The partition of every region that the installed CDK knows. */
  readonly partitions: Readonly<Record<string, string>>;
  /** Where the types come from: `cfn-lint 1.58.0` */
  readonly source: string;
  /** Which types of the templates each region lacks, as the installed cfn-lint has it; a region that lacks none is left out. */
  readonly missingTypes: Readonly<Record<string, readonly string[]>>;
}

/** Where the table is committed. */
export function regionDataFile(): string {
  return join(workspaceRoot(), 'libs/environment/src/checks/data/regions.json');
}

/**
 * Reads the regions from the CDK, and what they lack from cfn-lint's schemas, which AWS publishes by region.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-specification.html
 * @throws Error where the tools are not set up
 */
export function regionData(): RegionData {
  const lib = join(workspaceRoot(), '.venv/lib');
  const packages = readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages'))
    .find((folder) => existsSync(join(folder, 'cfnlint/data/schemas/providers')));
  if (!packages) throw new Error('there is no cfn-lint: node tools/setup/src/set-up.mjs');
  const version = readdirSync(packages).flatMap((name) => /^cfn_lint-(.+)\.dist-info$/.exec(name)?.[1] ?? [])[0];
  const folder = join(packages, 'cfnlint/data/schemas/providers');
  const partitions = RegionInfo.regions
    .map(({ name, partition = '' }): [string, string] => [name, partition])
    .sort(([one], [other]) => one.localeCompare(other));
  const listed = partitions.filter(([, partition]) => LISTED.includes(partition));
  const lacking = listed.flatMap(([region]): [string, string[]][] => {
    const file = join(folder, `${region}.json`);
    if (!existsSync(file)) return [];
    const there = new Set(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object));
    const missing = EVERY_RESOURCE_TYPE.filter((type) => !there.has(type));
    return missing.length > 0 ? [[region, missing]] : [];
  });
  return {
    partitions: Object.fromEntries(partitions),
    source: `cfn-lint ${version}`,
    missingTypes: Object.fromEntries(lacking),
  };
}

/** The text of the committed table. */
export function regionDataText(): string {
  return `${JSON.stringify(regionData(), null, 1)}\n`;
}
