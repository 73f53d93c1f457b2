import { anchors } from '../markdown/anchors';
import { type MarkdownFile } from '../markdown/markdown-file';

/** Alarms whose description leads to a section the guide does not have. */
export function missingSections(guide: MarkdownFile, slugs: readonly string[]): string[] {
  const sections = anchors(guide);
  return slugs.filter((slug) => !sections.has(slug));
}
