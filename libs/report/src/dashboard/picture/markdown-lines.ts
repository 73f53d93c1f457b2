import { type ComponentChild, h } from 'preact';
import { type TextWidget, UndrawableDashboard } from '../body';
import { framed } from './frame';
import { textWidth } from './text-width';

const SIZE = 13;
const LINE = 19;

interface Word {
  readonly text: string;
  readonly kind?: 'strong' | 'code' | 'link';
}

/**
 * A text widget: headings, numbered lists, strong, code and links.
 * A text that is longer than its widget ends in dots, where the console scrolls.
 * @throws UndrawableDashboard for Markdown of another kind
 */
export function textPicture(widget: TextWidget, place: string): ComponentChild {
  return framed(widget, undefined, ({ width, height }) => {
    const rows = widget.properties.markdown.split('\n').flatMap((line) => {
      const heading = /^#{1,6} /.exec(line)?.[0].length ?? 0;
      if (/^(\s*[-*>|]|\s*!\[|<|\[button)/.test(line) || /!\[|<\w/.test(line))
        throw new UndrawableDashboard(`${place}: this Markdown is not drawn: ${line}`);
      const kind = heading > 0 ? 'title' : 'prose';
      return wrapped(words(line.slice(heading)), width - 28).map((row) => ({ kind, row }));
    });
    const most = Math.floor((height - 16) / LINE);
    const shown = rows.length > most ? [...rows.slice(0, most - 1), { kind: 'prose', row: [{ text: '…' }] }] : rows;
    return shown.map(({ kind, row }, index) =>
      h('text', { x: 14, y: 8 + (index + 1) * LINE, class: kind }, ...row.map(span)),
    );
  });
}

/** The words of a line with what each is; what escapes a sign is gone. */
function words(line: string): Word[] {
  const parts = [...line.matchAll(/\*\*([^*]+)\*\*|`+([^`]+)`+|\[([^\]]+)\]\([^)]*\)|((?:\\.|[^*`[\\])+|.)/g)];
  return parts.flatMap(([, strong, code, link, plain = '']) => {
    const [text, kind] =
      strong !== undefined
        ? [strong, 'strong' as const]
        : code !== undefined
          ? [code, 'code' as const]
          : link !== undefined
            ? [link, 'link' as const]
            : [plain.replaceAll(/\\(.)/g, '$1')];
    return text
      .split(/(?<= )/)
      .filter((each) => each !== '')
      .map((each): Word => ({ text: each, ...(kind && { kind }) }));
  });
}

function wrapped(line: readonly Word[], width: number): Word[][] {
  const rows: Word[][] = [[]];
  let taken = 0;
  for (const word of line) {
    const own = textWidth(word.text, SIZE);
    // A word that follows another one without a space stays with it.
    if (taken + own > width && rows.at(-1)?.at(-1)?.text.endsWith(' ')) {
      rows.push([]);
      taken = 0;
    }
    rows.at(-1)?.push(word);
    taken += own;
  }
  return rows;
}

function span({ text, kind }: Word): ComponentChild {
  return kind ? h('tspan', { class: kind }, text) : text;
}
