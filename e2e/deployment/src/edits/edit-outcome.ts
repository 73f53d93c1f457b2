import { stageStacks } from '@nss/deployment';
import { createHash } from 'node:crypto';

/** How an edit ended. */
export interface EditOutcome {
  /** `relay.diskGiB: 600` */
  readonly name: string;
  /**
   * `applied`: deployed, read back, nothing else in the account, and taken back alike. `refused`: before anything was changed.
   * `failed`: neither.
   */
  readonly outcome: 'applied' | 'refused' | 'failed';
  /** Why it was refused or failed; what went first or was replaced one after the other. */
  readonly detail: string;
  readonly seconds: number;
}

/** What an edit is known by: the templates of prod in two assemblies. */
export function editKey(...assemblies: readonly string[]): string {
  const templates = assemblies.flatMap((assembly) => stageStacks(assembly, 'prod').map(({ template }) => template));
  return createHash('sha256').update(JSON.stringify(templates)).digest('hex');
}
