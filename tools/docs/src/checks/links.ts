import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchors } from '../markdown/anchors';
import { type MarkdownFile } from '../markdown/markdown-file';

const LINK = /\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;

/** Every relative link that leads nowhere: no such file, or no such heading in it. */
export function brokenLinks(documents: readonly MarkdownFile[], root: string): string[] {
  return documents.flatMap((document) =>
    document.prose.flatMap(({ text, number }) =>
      [...text.replace(/`[^`]*`/g, '').matchAll(LINK)].flatMap(([, target = '']) => {
        const problem = /^[a-z][a-z0-9+.-]*:/i.test(target) ? undefined : problemOf(target, document, documents, root);
        return problem ? [`${document.file}:${number}: ${target}: ${problem}`] : [];
      }),
    ),
  );
}

function problemOf(
  target: string,
  from: MarkdownFile,
  documents: readonly MarkdownFile[],
  root: string,
): string | undefined {
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? from.file : posix.join(posix.dirname(from.file), path);
  if (file.startsWith('..')) return 'leads out of the repository';
  const document = documents.find((candidate) => candidate.file === file);
  if (!document && !existsSync(join(root, file))) return 'there is no such file';
  if (anchor === undefined) return undefined;
  if (!document)
    return statSync(join(root, file)).isFile() && /^L\d+(-L\d+)?$/.test(anchor)
      ? undefined
      : 'only documents of README.md and docs/ have anchors that are known';
  return anchors(document).has(anchor) ? undefined : 'there is no such heading';
}
