import { isDeepStrictEqual } from 'node:util';
import { type Promotion, type StackReader, stageStacks } from '@nss/deployment';
import { identityStageName } from '@nss/environment';

/**
 * Holds the roles of an environment against those of the assembly, before a change is approved: a role that lacks a right would fail it midway, and
 * one that may not make the second of two steps would leave the environment without what the first one took away.
 * @throws Error with the way out where they differ
 */
export async function requireCurrentIdentities(
  { stacks }: Promotion,
  { name, assembly, reader }: { name: string; assembly: string; reader: Pick<StackReader, 'template'> },
): Promise<void> {
  if (!stacks.some(({ state }) => state === 'prepared')) return;
  for (const { stackName, template } of stageStacks(assembly, identityStageName(name)))
    if (!isDeepStrictEqual((await reader.template(stackName)).Resources, template.Resources))
      throw new Error(
        `the roles of ${name} (${stackName}) are not those of this commit, and might not make the whole change: an administrator deploys them first (npm run -s bootstrap -- --environment ${name}), then start again; nothing was changed`,
      );
}
