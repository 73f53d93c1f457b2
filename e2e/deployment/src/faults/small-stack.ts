import { referencesIn, stageStacks, type Template, type TemplateResource } from '@nss/deployment';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Types of which every resource names a great many others, as the smallest that AWS takes. */
const SMALLEST: Readonly<Record<string, TemplateResource>> = {
  // "The rule expression can also be TRUE or FALSE":
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
  SmallCompositeAlarm: {
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: { AlarmName: 'nss-prod-small-alarm', AlarmRule: 'FALSE' },
  },
  SmallDashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: 'nss-prod-small-dashboard', DashboardBody: '{"widgets":[]}' },
  },
};

/**
 * What of a template has one resource of each of some types at least, with everything that those need, and little more.
 * @param wanted @default - every type that it has
 */
function smallStack(template: Template, wanted?: readonly string[]): Template {
  const all = template.Resources ?? {};
  const chosen = new Set<string>();
  const made = Object.entries(SMALLEST).filter(([, { Type }]) => wanted?.includes(Type) ?? true);
  const types = new Set(
    wanted ??
      Object.values(all)
        .map(({ Type }) => Type)
        .sort(),
  );
  Object.values(SMALLEST).forEach(({ Type }) => types.delete(Type));
  for (const type of types) {
    // Where one of the type is needed anyway, nothing is added.
    if ([...chosen].some((id) => all[id]?.Type === type)) continue;
    const ways = Object.keys(all)
      .filter((id) => all[id]?.Type === type)
      .map((id) => [...needed(all, id)].filter((each) => !chosen.has(each)));
    ways.sort((one, other) => one.length - other.length)[0]?.forEach((id) => chosen.add(id));
  }
  const resources = Object.entries(all).filter(([id]) => chosen.has(id));
  // Outputs name what is not chosen.
  const { Metadata } = template;
  return { ...(Metadata && { Metadata }), Resources: Object.fromEntries([...resources, ...made]) };
}

/** A resource with everything that it refers to, in turn. */
function needed(all: NonNullable<Template['Resources']>, id: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id) || !all[id]) return found;
  found.add(id);
  const { DependsOn = [], ...resource } = all[id] as TemplateResource & { DependsOn?: string | readonly string[] };
  for (const each of [...referencesIn(resource), ...[DependsOn].flat()]) needed(all, each, found);
  return found;
}

/**
 * A copy of an assembly in which the stack of prod's resources is small.
 * @param wanted the types that it has. @default - every one
 * @returns its directory
 */
export function smallAssembly(assembly: string, wanted?: readonly string[]): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'nss-small-')), 'assembly');
  cpSync(assembly, copy, { recursive: true });
  for (const { stackName, template, templateAsset } of stageStacks(assembly, 'prod'))
    if (stackName === 'nss-prod-system')
      writeFileSync(join(copy, relative(assembly, templateAsset.file)), JSON.stringify(smallStack(template, wanted)));
  return copy;
}
