import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How something that takes its time ended. */
export interface Outcome {
  /** `failed`: it is done again by the next run. */
  readonly outcome: string;
}

/** Outcomes by what they are outcomes of, so that a run goes on where another one was ended. */
export class KeptOutcomes<Row extends Outcome> {
  private readonly rows: Record<string, Row>;

  /** @param file where it is kept */
  constructor(private readonly file: string) {
    this.rows = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Row>) : {};
  }

  /** The outcome of the same; undefined where there is none, or it failed. */
  known(key: string): Row | undefined {
    const row = this.rows[key];
    return row?.outcome === 'failed' ? undefined : row;
  }

  /** Keeps an outcome; whenever the process ends, the file is whole. */
  keep(key: string, row: Row): void {
    this.rows[key] = row;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.rows, null, 1)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}
