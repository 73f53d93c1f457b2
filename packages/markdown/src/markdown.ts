/** Text that is Markdown already. Only the functions here make it, so that a plain text is never taken for it. */
export class Markdown {
  private constructor(readonly text: string) {}

  /** Markdown that somebody wrote in the code. Values go through {@link md}. */
  static written(text: string): Markdown {
    return new Markdown(text);
  }

  /** Pieces one after the other, with something between them. */
  static joined(pieces: readonly Markdown[], between = '\n'): Markdown {
    return new Markdown(pieces.map(({ text }) => text).join(between));
  }

  /** Its lines, each of them Markdown by itself. */
  lines(): Markdown[] {
    return this.text.split('\n').map((line) => new Markdown(line));
  }
}

/** What a template may hold: Markdown stays what it is, everything else becomes text. */
export type Piece = Markdown | string | number;

/** Markdown with values in it: md`## ${name}: ${status}`. A value is text, whatever it holds. */
export function md(strings: TemplateStringsArray, ...values: readonly Piece[]): Markdown {
  return Markdown.written(strings.reduce((all, string, index) => `${all}${inPlace(values[index - 1] ?? '')}${string}`));
}

function inPlace(value: Piece): string {
  return value instanceof Markdown ? value.text : plain(String(value)).text;
}

/**
 * Everything that Markdown, GitHub's additions to it and HTML read as something else than a letter. A backslash before punctuation is the
 * punctuation itself (CommonMark 0.31, "Backslash escapes").
 */
const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/** Lines, tabs and everything that moves or hides what stands beside it. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Harmless where it stands: these begin nothing between two letters or digits. */
const BETWEEN_WORDS = /(?<=[\p{L}\p{N}])(?:\\([-.,:/_])|\\:\\:)(?=[\p{L}\p{N}])/gu;

/**
 * A text as one line of Markdown that shows it and nothing else: no link, no picture, no heading, no mention of people, no number of an issue, no HTML.
 * What moves or hides other text becomes a blank.
 */
export function plain(text: string): Markdown {
  const line = text.replace(CONTROL, ' ');
  const escaped = line
    .replace(PUNCTUATION, '\\$&')
    .replace(BETWEEN_WORDS, (_, one?: string) => one ?? '::')
    // GitHub links these after Markdown is read, so that a backslash keeps none of them from it: a joiner of no width does.
    .replace(/\\@/g, '\\@\u2060')
    .replace(/\\#(?=\p{N})/gu, '\\#\u2060')
    .replace(/(?<=[\p{L}\p{N}])(?=\\?:\\\/\\\/)/gu, '\u2060')
    .replace(/www(?=\.)/gi, '$&\u2060')
    .replace(/GH(?=\\?-\p{N})/giu, '$&\u2060');
  return Markdown.written(escaped.replace(/^( *)(\p{N}+)([.)])/u, '$1$2\\$3'));
}

/** A text as code within a line, with more backticks around it than it holds in a row. In a cell of a table a bar has to be written otherwise. */
export function code(text: string): Markdown {
  const line = text.replace(CONTROL, ' ');
  const around = '`'.repeat(1 + longestRun(line, /`+/g));
  // A blank on both sides is taken away again, and lets a text begin or end with a backtick.
  const inner = /^`|`$|^ .* $/.test(line) ? ` ${line} ` : line;
  return Markdown.written(line.trim() === '' ? '' : `${around}${inner.replace(/\|/g, '\u2223')}${around}`);
}

/** A text as a block of its own, shown letter by letter, with a longer fence than it holds. */
export function fenced(text: string, language = 'text'): Markdown {
  const shown = text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '\ufffd');
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(shown, /`+/g)));
  return Markdown.written(`${fence}${language}\n${shown}${shown.endsWith('\n') ? '' : '\n'}${fence}`);
}

/** A table. Cells that are no Markdown are text. */
export function table(head: readonly Piece[], rows: readonly (readonly Piece[])[]): Markdown {
  const line = (cells: readonly Piece[]) => `| ${cells.map(inPlace).join(' | ')} |`;
  return Markdown.written([line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n'));
}

/** A link with a text. What is no address of HTTP, or would end the link early, is shown as code. */
export function link(text: string, address: string): Markdown {
  const shown = plain(text);
  if (!/^https?:\/\/[^\s<>()[\]"'`\\]+$/.test(address)) return Markdown.written(`${shown.text} ${code(address).text}`);
  return Markdown.written(`[${shown.text}](${address})`);
}

/** Markdown that opens at a click. */
export function folded(title: Piece, inner: Markdown): Markdown {
  return Markdown.written(
    [
      '<details>',
      `<summary>${html(title instanceof Markdown ? title.text : String(title))}</summary>`,
      '',
      inner.text,
      '',
      '</details>',
    ].join('\n'),
  );
}

/** A text within HTML. Not for others: they have no HTML. */
export function html(text: string): string {
  return text
    .replace(CONTROL, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, '@\u2060');
}

/** The text that {@link html} wrote. */
export function textOfHtml(written: string): string {
  return written
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\u2060/g, '');
}

function longestRun(text: string, run: RegExp): number {
  return Math.max(0, ...[...text.matchAll(run)].map(([found]) => found.length));
}
