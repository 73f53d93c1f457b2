import { type Template } from '@nss/deployment';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlannedEnvironment, environmentsApp } from '../../app';

/** One resource of a template, with where it stands. */
export interface PlacedResource<Properties = Record<string, unknown>> {
  /** The part of the system it belongs to, by its construct's path: `relay`. */
  readonly part: string;
  readonly logicalId: string;
  readonly Type: string;
  Properties: Properties;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** The stack of an environment, as the cloud assembly describes it. */
export interface SynthesisedStack {
  stackName: string;
  terminationProtection: boolean;
  /** `111111111111/ap-northeast-1` */
  place: string;
  readonly template: {
    Resources?: Record<string, unknown>;
    Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
  };
}

/** A whole environment after synthesis: what tests look through. */
export interface SynthesisedStage extends PlannedEnvironment {
  readonly stacks: SynthesisedStack[];
  /** Of all stacks. */
  resources: PlacedResource[];
}

/** Synthesises one environment, and leaves nothing on the disk. */
export function synthesise(planned: PlannedEnvironment): SynthesisedStage {
  const outdir = mkdtempSync(join(tmpdir(), 'nss-stage-'));
  try {
    const assembly = environmentsApp([planned], { outdir })
      .synth()
      .getNestedAssembly(`assembly-${planned.environment.environment}`);
    const stacks = assembly.stacks.map(
      (stack): SynthesisedStack => ({
        stackName: stack.stackName,
        terminationProtection: stack.terminationProtection ?? false,
        place: `${stack.environment.account}/${stack.environment.region}`,
        template: stack.template as SynthesisedStack['template'],
      }),
    );
    return { environment: planned.environment, plan: planned.plan, stacks, resources: stacks.flatMap(resourcesOf) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function resourcesOf({ template }: SynthesisedStack): PlacedResource[] {
  const entries = Object.entries(template.Resources ?? {}) as [
    string,
    Omit<PlacedResource, 'part' | 'logicalId'> & { Metadata?: { 'aws:cdk:path'?: string } },
  ][];
  return entries.map(([logicalId, { Metadata, ...resource }]) => ({
    ...resource,
    Properties: resource.Properties ?? {},
    // STAGE/STACK/PART/…
    part: Metadata?.['aws:cdk:path']?.split('/')[2]?.toLowerCase() ?? '',
    logicalId,
  }));
}

/** The resources of one type; the caller says which of their properties it reads. */
export function ofType<Properties = Record<string, unknown>>(
  { resources }: SynthesisedStage,
  type: string,
): PlacedResource<Properties>[] {
  return resources.filter(({ Type }) => Type === type) as unknown as PlacedResource<Properties>[];
}

/** The first resource of a type: what a test breaks. */
export function firstOf<Properties = Record<string, unknown>>(
  stage: SynthesisedStage,
  type: string,
): PlacedResource<Properties> {
  const [first] = ofType<Properties>(stage, type);
  if (!first) throw new Error(`${stage.environment.purpose} has no ${type}`);
  return first;
}

/** How a violation names its place: `relay/Web01Instance5E461B01`. */
export function place({ part, logicalId }: PlacedResource<unknown>): string {
  return `${part}/${logicalId}`;
}

/** The resource a value refers to. */
export function referred({ resources }: SynthesisedStage, value: unknown): PlacedResource | undefined {
  const reference = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
  const id = reference.Ref ?? reference['Fn::GetAtt']?.[0];
  return resources.find(({ logicalId }) => logicalId === id);
}

/** Whether a resource is made after another one, which it refers to or names, itself or through others. */
export function waitsFor(stage: SynthesisedStage, { logicalId }: PlacedResource, first: PlacedResource): boolean {
  const seen = new Set<string>();
  const reaches = (id: string): boolean => {
    if (id === first.logicalId) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const resource = stage.resources.find((each) => each.logicalId === id);
    return resource !== undefined && namedBy(resource).some(reaches);
  };
  return reaches(logicalId);
}

/** Logical ids that a resource names: in DependsOn, or by a reference in its properties. */
function namedBy({ DependsOn = [], Properties }: PlacedResource): string[] {
  const ids = [DependsOn].flat();
  JSON.stringify(Properties, (key, value: unknown) => {
    if (key === 'Ref' && typeof value === 'string') ids.push(value);
    if (key === 'Fn::GetAtt' && Array.isArray(value)) ids.push(String(value[0]));
    return value;
  });
  return ids;
}

/** The template of an environment's one system stack. */
export function systemTemplate(planned: PlannedEnvironment): Template {
  return synthesise(planned).stacks[0]!.template as Template;
}
