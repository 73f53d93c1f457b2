import { type ApiModels, type Finding, readDocument, validateDocument, type ValidatorPorts } from '@nss/ssm-automation';
import { createHash } from 'node:crypto';
import { type Draft, type Mutation } from './mutation';
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
 * @param mutations in which ways
 */
export async function findMutants(
  text: string,
  ports: Required<ValidatorPorts>,
  extent: Extent,
  mutations: readonly Mutation[] = MUTATIONS,
): Promise<Mutant[]> {
  const document = readDocument(text).document as unknown as Draft;
  const before = new Set((await validateDocument(JSON.stringify(document), ports)).map(identity));
  const mutants: Mutant[] = [];
  for (const mutation of mutations) {
    const { kind, codes } = mutation;
    for (const broken of brokenTexts(mutation, text, document, ports.apis, extent)) {
      const added = (await validateDocument(broken, ports)).filter((finding) => !before.has(identity(finding)));
      mutants.push({
        kind,
        found: added.some(({ code, severity }) => severity !== 'note' && (codes === 'any' || codes.includes(code))),
        codes: [...new Set(added.map(({ code }) => code))],
      });
    }
  }
  return mutants;
}

/** The text of every mutant of a kind. */
function brokenTexts(mutation: Mutation, text: string, document: Draft, apis: ApiModels, extent: Extent): string[] {
  const edited = chosen(mutation, mutation.edits(document, apis), text, extent).map((edit) => {
    const draft = structuredClone(document);
    edit(draft);
    return JSON.stringify(draft);
  });
  return [...edited, ...chosen(mutation, mutation.texts?.(text) ?? [], text, extent)];
}

/** The place is the same in every run, and another one in every document. */
function chosen<T>({ kind }: Mutation, places: readonly T[], text: string, extent: Extent): readonly T[] {
  if (extent === 'every place' || places.length === 0) return places;
  const number = createHash('sha256').update(kind).update(text).digest().readUInt32BE();
  return [places[number % places.length] as T];
}

function identity({ code, step, message }: Finding): string {
  return [code, step, message].join('\0');
}
