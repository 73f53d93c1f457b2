import { type Template } from '@nss/deployment';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unreleased } from './changelog';
import { currentTemplates, forkFiles, lastRelease } from './last-release';
import { unnamed, upgradeEffects } from './upgrade-effects';

jest.setTimeout(300_000);

const root = workspaceRoot();
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
const release = lastRelease();
const section = unreleased(changelog);
let current: Record<string, Template>;

beforeAll(() => {
  current = currentTemplates();
});

// A variant that came since is nobody's yet; one that went would be an upgrade that nothing decides.
test.each(Object.entries(release.templates))(
  '%s: nothing is replaced, removed or interrupted that the changelog does not name',
  (name, before) => {
    expect(unnamed(upgradeEffects(before, current[name] ?? {}), section)).toEqual([]);
  },
);

/** The first resource of a type in the template of prod, changed. */
function broken(type: string, change: (properties: Record<string, unknown>) => void): Template {
  const copy = JSON.parse(JSON.stringify(release.templates['prod'])) as Template;
  const found = Object.values(copy.Resources ?? {}).find(({ Type }) => Type === type)!;
  change(found.Properties as Record<string, unknown>);
  return copy;
}

// What each property's change does: its page of the CloudFormation template reference, "Update requires".
test.each<[string, Template, string]>([
  [
    'a server elsewhere is another server',
    broken('AWS::EC2::Instance', (properties) => (properties['KeyName'] = 'other')),
    'replaced (KeyName)',
  ],
  [
    'a server of another size stops',
    broken('AWS::EC2::Instance', (properties) => (properties['InstanceType'] = 'm7i.metal-48xl')),
    'interrupted (InstanceType)',
  ],
  ['a stack without anything loses everything', { Resources: {} }, 'removed'],
])('%s, and the changelog has to say so', (_, after, fate) => {
  const effects = upgradeEffects(release.templates['prod']!, after);
  expect(effects.map((effect) => effect.fate)).toContain(fate);
  expect(unnamed(effects, '')).toEqual(effects);
  expect(unnamed(effects, effects.map(({ path }) => `\`${path}\``).join())).toEqual([]);
});

test('a property that changes in place needs no word', () => {
  const after = broken('AWS::CloudWatch::Alarm', (properties) => (properties['AlarmDescription'] = 'other words'));
  expect(upgradeEffects(release.templates['prod']!, after)).toEqual([]);
});

test('the release is the version of package.json, has its section, and is small', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(release.version).toBe(version);
  expect(changelog).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d{2}-\\d{2}\\)$`, 'm'));
  expect(statSync(join(root, 'apps/nss-infra/release/last.json.br')).size).toBeLessThan(1024 * 1024);
});

// git keeps what one side alone has changed: what upstream leaves alone never conflicts (git-scm.com/docs/git-merge, "True merge").
test('upstream leaves the files of forks alone, or the changelog names them', () => {
  const now = forkFiles();
  const changed = [...new Set([...Object.keys(release.forkFiles), ...Object.keys(now)])].filter(
    (file) => now[file] !== release.forkFiles[file],
  );
  expect(changed.filter((file) => !section.includes(`\`${file}\``))).toEqual([]);
});
