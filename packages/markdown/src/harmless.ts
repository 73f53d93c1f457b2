import { html, Markdown, plain, textOfHtml } from './markdown';

/** A comment or an issue may have 65,536. https://docs.github.com/en/rest/issues/comments */
const LONGEST_CHARACTERS = 65_000;

/** What only moves or hides text; a joiner of no width keeps GitHub from linking. */
const HIDDEN = /[^\P{C}\n\t\u2060]/gu;

/** GitHub links these in what is shown, whatever Markdown says: people, numbers, addresses. */
const LINKED = /@(?!\u2060)|#(?=\p{N})|GH-\p{N}|www\.|(?<=[\p{L}\p{N}+.-]):\/\//iu;

/** HTML, links, pictures, footnotes, lines struck out, entities and code in tildes: none of our own functions writes them. */
const ACTING = /[<>[\]!~&]|^[ \t]*(?:=+|-{2,})[ \t]*$/;

/**
 * Markdown that somebody else's code wrote, such as the report of a pull request, which may hold anything: lines as the functions here write them stay what they are, every
 * other line becomes text. No link, no picture, no mention, no HTML but what opens at a click, no block that is left open, nothing hidden, and no more than GitHub takes.
 *
 * Sources: CommonMark 0.31 ("Backslash escapes", "Code spans", "Fenced code blocks", "HTML blocks"); github.github.com/gfm ("Autolinks (extension)")
 * @param longest characters that come of it. @default - a comment's 65,000
 */
export function harmless(text: string, longest = LONGEST_CHARACTERS): Markdown {
  // What becomes text gets longer by its backslashes.
  for (let taken = longest; ; taken = Math.floor(taken / 2)) {
    const result = beginning(text, taken);
    if (result.text.length <= longest || taken === 0) return result;
  }
}

function beginning(text: string, longest: number): Markdown {
  const lines = text.slice(0, longest).replace(/\r\n?/g, '\n').replace(HIDDEN, '\ufffd').split('\n');
  const isCut = text.length > longest;
  if (isCut) lines.pop();
  const kept: string[] = [];
  let fence: string | undefined;
  let open = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const title = /^<summary>(.*)<\/summary>$/.exec(lines[at + 1] ?? '')?.[1];
    if (fence !== undefined) {
      kept.push(line);
      if (new RegExp(`^ {0,3}${fence}\`*[ \\t]*$`).test(line)) fence = undefined;
    } else if (/^`{3,}[a-z]*$/.test(line)) {
      fence = /^`+/.exec(line)?.[0];
      kept.push(line);
    } else if (line === '<details>' && title !== undefined) {
      // HTML goes on until a blank line: what comes then is Markdown again, and looked at as such.
      kept.push('', '<details>', `<summary>${html(textOfHtml(title))}</summary>`, '');
      open += 1;
      at += 1;
    } else if (line === '</details>' && open > 0) {
      kept.push('', '</details>', '');
      open -= 1;
    } else kept.push(isHarmless(line) ? line : plain(line).text);
  }
  if (fence !== undefined) kept.push(fence);
  kept.push(
    ...Array.from({ length: open }, () => '\n</details>\n'),
    ...(isCut ? ['', "This is not all: the job's summary has the rest."] : []),
  );
  return Markdown.written(kept.join('\n').replace(/\n{3,}/g, '\n\n'));
}

/** Whether a line holds nothing that acts beyond what our own functions write: emphasis, headings, lists, tables, code in one piece. */
function isHarmless(line: string): boolean {
  let acting = '';
  let shown = '';
  for (let at = 0; at < line.length; ) {
    const rest = line.slice(at);
    const escape = /^\\([!-/:-@[-`{-~])/.exec(rest);
    const run = /^`+/.exec(rest)?.[0];
    if (escape) {
      shown += escape[1];
      at += 2;
    } else if (run) {
      const end = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`).exec(rest.slice(run.length));
      // A code span that goes on in another line would turn what is escaped there.
      if (!end) return false;
      at += run.length + end.index + run.length;
      shown += ' ';
    } else {
      acting += line[at];
      shown += line[at];
      at += 1;
    }
  }
  return !ACTING.test(acting) && !LINKED.test(shown) && !/^\s*`{3,}/.test(line);
}
