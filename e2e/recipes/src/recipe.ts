import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';

/** A recipe, as CONTRIBUTING has it. */
export interface Recipe {
  /** Its command lines, in order. */
  readonly commands: readonly string[];
  /** The files that are made or changed, as `RepositoryCopy.changed` tells them. */
  readonly files: readonly string[];
}

/**
 * Reads one recipe.
 * @param heading `An alarm`
 * @throws Error where the page has no such section, or it has no commands or files
 */
export function recipe(heading: string, page = readFileSync(join(workspaceRoot(), 'CONTRIBUTING.md'), 'utf8')): Recipe {
  const [, section] = new RegExp(`^### ${heading}\n(.*?)(?=^##|(?![^]))`, 'ms').exec(page) ?? [];
  if (section === undefined) throw new Error(`CONTRIBUTING.md has no recipe ${heading}`);
  const lines = (language: string) =>
    [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].flatMap(([, text = '']) =>
      text
        .replaceAll(/ *\\\n */g, ' ')
        .split('\n')
        .filter(Boolean),
    );
  const [commands, files] = [lines('sh'), lines('text').sort()];
  if (commands.length === 0 || files.length === 0) throw new Error(`the recipe ${heading} lacks commands or files`);
  return { commands, files };
}
