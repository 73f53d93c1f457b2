import { type Finding, readDocument, validateDocument, type ValidatorPorts } from '@nss/ssm-automation';
import { createHash } from 'node:crypto';
import { type Draft, type Edit, type Mutation } from './mutation';
import { MUTATIONS } from './mutations';

/** A broken document that the validator was shown. */
export interface Mutant {
  readonly kind: string;
  readonly found: boolean;
  /** What was found instead, for people who look into it. */
  readonly codes: readonly string[];
}

/** How many places of a document each kind breaks, one after the other. */
export type Extent = 'one place' | 'every place';

/**
 * Breaks a document in every way that applies to it and says which mutants the validator found. One counts as found
 * when an error or a warning of the expected kind is there that the document did not have before.
 *
 * @param text an Automation document that can be read
 */
export async function findMutants(text: string, ports: Required<ValidatorPorts>, extent: Extent): Promise<Mutant[]> {
  const document = readDocument(text).document as unknown as Draft;
  const before = new Set((await validateDocument(JSON.stringify(document), ports)).map(identity));
  const mutants: Mutant[] = [];
  for (const mutation of MUTATIONS) {
    for (const edit of chosen(mutation, mutation.edits(document, ports.apis), text, extent)) {
      const draft = structuredClone(document);
      edit(draft);
      const added = (await validateDocument(JSON.stringify(draft), ports)).filter(
        (finding) => !before.has(identity(finding)),
      );
      mutants.push({
        kind: mutation.kind,
        found: added.some(({ code, severity }) => severity !== 'note' && mutation.codes.includes(code)),
        codes: [...new Set(added.map(({ code }) => code))],
      });
    }
  }
  return mutants;
}

/** The place is the same in every run, and another one in every document. */
function chosen({ kind }: Mutation, edits: readonly Edit[], text: string, extent: Extent): readonly Edit[] {
  if (extent === 'every place' || edits.length === 0) return edits;
  const number = createHash('sha256').update(kind).update(text).digest().readUInt32BE();
  return [edits[number % edits.length] as Edit];
}

function identity({ code, step, message }: Finding): string {
  return [code, step, message].join('\0');
}
