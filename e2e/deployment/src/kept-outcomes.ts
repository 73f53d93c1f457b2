import { stageStacks } from '@nss/deployment';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

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

/** Outcomes by what was deployed before and after, so that a run goes on where another one was ended. */
export class EditsTable {
  private readonly rows: Record<string, EditOutcome>;

  /** @param file where it is kept */
  constructor(private readonly file: string) {
    this.rows = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, EditOutcome>) : {};
  }

  /** The outcome of an edit between the same templates; undefined where there is none, or it failed. */
  known(key: string): EditOutcome | undefined {
    const row = this.rows[key];
    return row?.outcome === 'failed' ? undefined : row;
  }

  /** Keeps an outcome; whenever the process ends, the file is whole. */
  keep(key: string, row: EditOutcome): void {
    this.rows[key] = row;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.rows, null, 1)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

/** What an edit is known by: the templates of prod in two assemblies. */
export function editKey(...assemblies: readonly string[]): string {
  const templates = assemblies.flatMap((assembly) => stageStacks(assembly, 'prod').map(({ template }) => template));
  return createHash('sha256').update(JSON.stringify(templates)).digest('hex');
}
