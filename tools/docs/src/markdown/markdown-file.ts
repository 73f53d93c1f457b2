/** One line of a document and where it stands. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** A fenced block. */
export interface Fence {
  /** `sh`; empty without one. */
  readonly language: string;
  readonly lines: readonly Line[];
}

/** A document, prose and fenced blocks apart: a link in an example is no link. */
export interface MarkdownFile {
  /** Relative to the workspace's root. */
  readonly file: string;
  readonly prose: readonly Line[];
  readonly fences: readonly Fence[];
}

/** Takes a document apart. A fence that is never closed reaches to the end, as Markdown has it. */
export function parseMarkdown(file: string, text: string): MarkdownFile {
  const prose: Line[] = [];
  const fences: { language: string; lines: Line[]; mark: string }[] = [];
  let open: (typeof fences)[number] | undefined;
  text.split('\n').forEach((content, i) => {
    const line = { text: content, number: i + 1 };
    const [, mark, language = ''] = /^\s*(`{3,}|~{3,})\s*([\w-]*)/.exec(content) ?? [];
    if (open && mark?.startsWith(open.mark) && language === '') open = undefined;
    else if (open) open.lines.push(line);
    else if (mark) fences.push((open = { language, lines: [], mark }));
    else prose.push(line);
  });
  return { file, prose, fences: fences.map(({ language, lines }) => ({ language, lines })) };
}
