import { readFileSync, rmSync } from 'node:fs';
import { type CloudAssembly } from 'aws-cdk-lib/cx-api';
import { strayReferences } from './dynamic-references';

/**
 * Refuses an assembly that would let CloudFormation put a secret where it can be read, whatever let it through before. What is refused is removed: nothing deploys it.
 *
 * @throws Error with each stack and place
 */
export function requireNoStrayReferences(assembly: CloudAssembly): void {
  const found = stacksOf(assembly).flatMap(({ stackName, templateFullPath }) => {
    const text = readFileSync(templateFullPath, 'utf8');
    // Braces stand in JSON as they are: most templates have none beside each other, and need not be gone through.
    if (!text.includes('{{')) return [];
    return strayReferences(JSON.parse(text) as object).map((place) => `${stackName} ${place}`);
  });
  if (found.length === 0) return;
  rmSync(assembly.directory, { recursive: true });
  throw new Error(
    `a dynamic reference stands where no secret belongs, and CloudFormation would put one there:\n- ${found.join('\n- ')}\nwrite the value as plain text in the environment file; a secret is named by a key that ends in Secret`,
  );
}

function stacksOf(assembly: CloudAssembly): CloudAssembly['stacks'] {
  return [...assembly.stacks, ...assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => stacksOf(nestedAssembly))];
}
