import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlannedEnvironment, environmentsApp } from '../../app';

/** One resource of a template, with where it stands. */
export interface PlacedResource<Properties = Record<string, unknown>> {
  /** Its stack's part of the stage: `relay`. */
  readonly part: string;
  readonly logicalId: string;
  readonly Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** One stack, as the cloud assembly describes it. */
export interface SynthesisedStack {
  readonly part: string;
  stackName: string;
  terminationProtection: boolean;
  /** `111111111111/ap-northeast-1` */
  place: string;
  /** Parts that are deployed before it. */
  dependencies: string[];
  readonly template: {
    Resources?: Record<string, unknown>;
    Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
  };
}

/** A whole environment after synthesis: what tests look through. */
export interface SynthesisedStage extends PlannedEnvironment {
  readonly stacks: readonly SynthesisedStack[];
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
    const partOf = (artifactId: string) =>
      assembly.stacks
        .find(({ id }) => id === artifactId)
        ?.hierarchicalId.split('/')
        .at(-1);
    const stacks = assembly.stacks.map(
      (stack): SynthesisedStack => ({
        part: partOf(stack.id) ?? stack.id,
        stackName: stack.stackName,
        terminationProtection: stack.terminationProtection ?? false,
        place: `${stack.environment.account}/${stack.environment.region}`,
        dependencies: stack.dependencies.flatMap(({ id }) => partOf(id) ?? []),
        template: stack.template as SynthesisedStack['template'],
      }),
    );
    return { environment: planned.environment, plan: planned.plan, stacks, resources: stacks.flatMap(resourcesOf) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function resourcesOf({ part, template }: SynthesisedStack): PlacedResource[] {
  const entries = Object.entries(template.Resources ?? {}) as [string, Omit<PlacedResource, 'part' | 'logicalId'>][];
  return entries.map(([logicalId, resource]) => ({
    ...resource,
    Properties: resource.Properties ?? {},
    part,
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

/** The resource a value refers to, in its own stack or, through an export, in another. */
export function referred(
  stage: SynthesisedStage,
  from: PlacedResource<unknown>,
  value: unknown,
): PlacedResource | undefined {
  const reference = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::ImportValue'?: string };
  const imported = reference['Fn::ImportValue'];
  if (imported !== undefined) {
    const owner = stage.stacks
      .flatMap(({ part, template }) => Object.values(template.Outputs ?? {}).map((output) => ({ part, output })))
      .find(({ output }) => output.Export?.Name === imported);
    return owner && referred(stage, { ...from, part: owner.part }, owner.output.Value);
  }
  const logicalId = reference.Ref ?? reference['Fn::GetAtt']?.[0];
  return stage.resources.find((resource) => resource.part === from.part && resource.logicalId === logicalId);
}
