import { table, wrap } from '@nss/command-line';
import { textOfHtml } from '@nss/markdown';
import { lexer, type Token, type Tokens } from 'marked';

/**
 * A summary of a job, as a terminal shows it: tables and paragraphs as wide as that, no marks, and what opens at a click open.
 * @param columns of the terminal. @default - a paragraph is a line
 */
export function markdownInTerminal(markdown: string, columns = Infinity): string {
  // A joiner of no width keeps GitHub from making links, and nothing else.
  return blocks(lexer(markdown.replaceAll('\u2060', '')), columns)
    .filter((block) => block !== '')
    .join('\n\n');
}

function blocks(tokens: readonly Token[], columns: number): string[] {
  return tokens.map((token) => block(token as Tokens.Generic, columns));
}

function block(token: Tokens.Generic, columns: number): string {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      return wrap(inline(token), columns).join('\n');
    case 'code':
      return indented(String(token['text']), '    ');
    case 'blockquote':
      return indented(blocks(token.tokens ?? [], columns - 2).join('\n'), '  ');
    case 'list':
      return (token as Tokens.List).items
        .map((item, index) => listItem(item, index, token as Tokens.List, columns))
        .join('\n');
    case 'table':
      return tableOf(token as Tokens.Table, columns);
    case 'html':
      return summaryOf(String(token['text']));
    default:
      return '';
  }
}

function listItem(
  { tokens }: Tokens.ListItem,
  index: number,
  { ordered, start }: Tokens.List,
  columns: number,
): string {
  const mark = ordered ? `${Number(start) + index}. ` : '- ';
  const text = blocks(tokens, columns - mark.length).join('\n');
  return `${mark}${indented(text, ' '.repeat(mark.length)).trimStart()}`;
}

function tableOf({ header, rows, align }: Tokens.Table, columns: number): string {
  const figures = align.flatMap((side, column) => (side === 'right' ? [column] : []));
  const texts = [header, ...rows].map((row) => row.map((cell) => inline(cell)));
  return table(texts, { head: true, columns, figures });
}

/** The title of what opens at a click, which is all the HTML that summaries have. */
function summaryOf(html: string): string {
  return [...html.matchAll(/<summary>(.*?)<\/summary>/gs)].map(([, title = '']) => `${textOfHtml(title)}:`).join('\n');
}

/** Text as it is read: without marks, and addresses of links beside their texts. */
function inline({ tokens, text }: { readonly tokens?: readonly Token[]; readonly text?: string }): string {
  if (!tokens) return textOfHtml(text ?? '');
  return tokens
    .map((each) => {
      const token = each as Tokens.Generic;
      if (token.type === 'br') return '\n';
      if (token.type === 'codespan' || token.type === 'escape') return String(token['text']);
      if (token.type === 'link') return linked(inline(token), String(token['href']));
      return token.type === 'html' ? '' : inline(token);
    })
    .join('');
}

const linked = (text: string, href: string) => (text === href ? text : `${text} (${href})`);

function indented(text: string, by: string): string {
  return text.replaceAll(/^(?=.)/gm, by);
}
