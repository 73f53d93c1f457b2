import { type ChangeImpact, impactLines } from '@nss/change-impact';
import { code, Markdown, md } from '@nss/markdown';
import { type Section } from './sections';

/** What a change means, a line each. */
export function impactHead(impact: ChangeImpact): Markdown {
  return Markdown.joined(impactLines(impact).map(({ label, text }) => md`- **${label}**: ${text}`));
}

/** The same in full, with who says so. */
export function impactSections(impact: ChangeImpact): Section[] {
  return impactLines(impact)
    .filter(({ effects }) => effects.length > 0)
    .map(({ label, effects }) => ({
      title: `${label}: ${effects.length}`,
      items: effects.map(({ text, source }) => (source ? md`- ${text}: ${code(source)}` : md`- ${text}`)),
    }));
}
