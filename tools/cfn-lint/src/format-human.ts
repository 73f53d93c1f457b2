import { styleText } from 'node:util';
import { type Level, type LintReport } from './report';

const styles = { error: 'red', warning: 'yellow', informational: 'dim' } as const;

/** A report for a person: findings by template, the construct first. */
export function formatHuman({ templates, findings }: LintReport, colour: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const groups = templates
    .filter((template) => findings.some((finding) => finding.template === template))
    .map((template) =>
      [
        paint('bold', template),
        ...findings
          .filter((finding) => finding.template === template)
          .flatMap(({ line, column, level, rule, constructPath, place, message }) => [
            `  ${line}:${column}  ${paint(styles[level], `${level} ${rule}`)}  ${constructPath ?? (place || 'the template as a whole')}`,
            `      ${message}${constructPath ? ` (${place})` : ''}`,
          ]),
      ].join('\n'),
    );
  const count = (level: Level, noun: string) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return `${number} ${noun}${number === 1 || level === 'informational' ? '' : 's'}`;
  };
  const totals = [count('error', 'error'), count('warning', 'warning'), count('informational', 'informational')].join(
    ', ',
  );
  return [...groups, `${templates.length} template${templates.length === 1 ? '' : 's'}: ${totals}`].join('\n\n');
}
