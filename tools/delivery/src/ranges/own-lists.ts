import { type CloudInUse } from '@nss/environment';
import { difference } from './aggregate';

/**
 * What environments that list their own ranges miss of what their cloud publishes, in words; nothing where each lists the same.
 * @param published by cloud
 */
export function ownListsInWords(
  uses: readonly CloudInUse[],
  published: ReadonlyMap<string, readonly string[]>,
): string {
  const parts = uses.flatMap(({ file, cloud, hubPrefixes }) => {
    const ranges = published.get(cloud)?.filter((prefix) => !prefix.includes(':'));
    if (!hubPrefixes || !ranges) return [];
    const { opens: missing, closes: gone } = difference(hubPrefixes, ranges);
    if (missing.length + gone.length === 0) return [];
    const list = (sentence: string, prefixes: readonly string[]) =>
      prefixes.length === 0 ? [] : [sentence, '', ...prefixes.map((prefix) => `- ${prefix}`), ''];
    return [
      [
        `## ${file}`,
        '',
        `It lists its own ranges (zscaler.hubPrefixes), which no refresh changes. Compared with what is published for ${cloud}:`,
        '',
        ...list('Published, and not in the file: NSS servers cannot talk to these hubs.', missing),
        ...list('In the file, and not published: open to whoever has these addresses now.', gone),
        "Correct the list, or remove hubPrefixes to go by the repository's.",
        '',
      ].join('\n'),
    ];
  });
  return parts.join('\n');
}
