import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from './names';

/** Where every runbook has its folder. */
export const RUNBOOKS = 'apps/ops-runbooks/src/runbooks';

/** The list of all runbooks, which {@link runbookList} writes. */
export const RUNBOOK_LIST = `${RUNBOOKS}/index.ts`;

/** Names of the runbooks of a workspace: the folders with a definition of the same name. */
export function runbookNames(root: string): string[] {
  return readdirSync(join(root, RUNBOOKS))
    .filter((name) => existsSync(join(root, RUNBOOKS, name, `${name}.ts`)))
    .sort();
}

/** The text of {@link RUNBOOK_LIST} for some runbooks, each of which exports its definition by its name in camel case. */
export function runbookList(names: readonly string[]): string {
  const all = names.map((name) => ({ name, definition: camelCase(name.split('-')) }));
  return [
    '// Made of the folders beside it by: npm run -s generate -- update',
    "import { type RunbookDefinition } from '@nss/runbook-definition';",
    ...all.map(({ name, definition }) => `import { ${definition} } from './${name}/${name}';`),
    '',
    '/** Every runbook, by its name. */',
    `export const RUNBOOKS: readonly RunbookDefinition[] = [`,
    ...all.map(({ definition }) => `  ${definition},`),
    '];',
    '',
  ].join('\n');
}
