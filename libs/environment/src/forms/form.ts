import { fold, table } from '@nss/command-line';

/** A part of a form: a heading, then what is said, or a table whose first row names the columns. */
export interface FormPart {
  readonly heading: string;
  /** A paragraph each. @default - none */
  readonly lines?: readonly string[];
  /** @default - none */
  readonly rows?: readonly (readonly string[])[];
}

/** Columns of a mail, which most programs show as they are. */
const MAIL_COLUMNS = 78;

/** A form as text that can stand in a mail or a ticket: what is asked for has a line to write the answer on. */
export function formText(title: string, parts: readonly FormPart[]): string {
  const blocks = parts.map(({ heading, lines = [], rows = [] }) =>
    [
      `${heading}\n${'-'.repeat(heading.length)}`,
      ...lines.map((line) => fold(line, MAIL_COLUMNS, 0)),
      ...(rows.length > 0 ? [table(rows, { columns: MAIL_COLUMNS, head: true })] : []),
    ].join('\n'),
  );
  return [`${title}\n${'='.repeat(title.length)}`, ...blocks].join('\n\n');
}

/** Questions, each with a line for its answer. */
export function asking(...questions: readonly string[]): string[] {
  return questions.map((question) => `${question} ______________________`);
}
