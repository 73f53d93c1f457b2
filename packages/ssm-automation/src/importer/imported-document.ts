import { compileFunction } from 'node:vm';
import { type Runbook, runbook, steps } from '../builder';
import { type AutomationDocument } from '../document';
import { importDocument } from './import-document';

/** What stands before the one expression of a file. */
const BEFORE = 'export const imported = ';

/**
 * The document that the file of `importDocument` builds: its code runs here. Texts of the document are nothing but texts in it.
 *
 * @param text JSON or YAML
 * @throws DocumentError for a text that is no document
 */
export function importedDocument(text: string): AutomationDocument {
  const code = importDocument(text, { typed: false });
  const build = compileFunction(`return ${code.slice(code.indexOf(BEFORE) + BEFORE.length)}`, ['runbook', 'steps']) as (
    make: typeof runbook,
    step: typeof steps,
  ) => Runbook;
  return build(runbook, steps).document;
}
