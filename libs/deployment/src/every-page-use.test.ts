import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceRoot } from '@nss/workspace';

/** Lists that are asked for by name or id, and answer with one thing. */
const OF_ONE: Readonly<Record<string, RegExp>> = {
  DescribeStacks: /DescribeStacksCommand\(\{ StackName/,
  DescribeVpcs: /DescribeVpcsCommand\(\{ VpcIds/,
  DescribeImages: /DescribeImagesCommand\(\{ ImageIds: \[id\] \}/,
  DescribeLaunchTemplateVersions: /Versions: \[(?:'\$Latest'|String\(LatestVersionNumber\))\]/,
  DescribeChangeSet: /const \{\s*Status,\s*StatusReason = '',\s*ChangeSetId,?\s*\}/,
};
const root = workspaceRoot();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Calls of which the SDK has a paginator and the text does not use it. */
function unpaginated(text: string): string[] {
  const clients = [...text.matchAll(/from '(@aws-sdk\/client-[a-z0-9-]+)'/g)].map(
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which client is read from the text
    ([, name]) => require(name!) as Record<string, unknown>,
  );
  return [...new Set([...text.matchAll(/new (\w+)Command\(/g)].map(([, call]) => call!))].filter(
    (call) => clients.some((client) => `paginate${call}` in client) && !OF_ONE[call]?.test(text),
  );
}

test('every list that AWS gives in pages is read to its last one', () => {
  // tools/bench measures calls as they are.
  const files = ['libs', 'apps', 'tools']
    .flatMap((folder) => sources(join(root, folder)))
    .filter((file) => !file.includes('/tools/bench/'));
  const found = files.flatMap((file) =>
    unpaginated(readFileSync(file, 'utf8')).map((call) => `${relative(root, file)}: ${call}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test('a list of which only the first page is read is noticed', () => {
  const text =
    "import { ListSubscriptionsCommand } from '@aws-sdk/client-sns';\nsend(new ListSubscriptionsCommand({}))";
  expect(unpaginated(text)).toEqual(['ListSubscriptions']);
});
