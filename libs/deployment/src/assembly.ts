import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One stack of a cloud assembly, as its manifests describe it. */
export interface AssemblyStack {
  /** How the CDK selects it: `dev/network`. */
  readonly id: string;
  /** Its name in CloudFormation: `nss-dev-network`. */
  readonly stackName: string;
  /** Ids of the stacks of the same environment that come before it. */
  readonly dependsOn: readonly string[];
  readonly template: Template;
  /** Where the template lies in the assembly, and where CloudFormation reads it from. */
  readonly templateAsset: { readonly file: string; readonly bucket: string; readonly key: string };
}

/** The parts of a CloudFormation template that a deployment looks at. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: unknown } }>>;
}

/** One resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly displayName?: string;
    readonly directoryName?: string;
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly stackTemplateAssetObjectUrl?: string;
  };
}

/**
 * The stacks of one environment's stage, each after the ones it depends on.
 * @param directory the cloud assembly, as `cdk synth` wrote it
 * @param stage the environment's name
 * @throws Error when the assembly has no such stage
 */
export function stageStacks(directory: string, stage: string): AssemblyStack[] {
  const nested = Object.values(artifactsIn(directory)).find(
    ({ type, properties }) => type === 'cdk:cloud-assembly' && properties?.displayName === stage,
  );
  const folder = nested?.properties?.directoryName;
  if (!folder) throw new Error(`the assembly ${directory} has no environment ${stage}`);
  const artifacts = artifactsIn(join(directory, folder));
  const stacks = Object.entries(artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const ids = new Map(stacks.map(([name, { displayName }]) => [name, displayName?.replace(/ .*$/, '') ?? name]));
  const unsorted = stacks.map(([name, { properties, dependencies }]) => ({
    id: ids.get(name) ?? name,
    stackName: properties?.stackName ?? name,
    dependsOn: (dependencies ?? []).flatMap((dependency) => ids.get(dependency) ?? []),
    template: JSON.parse(readFileSync(join(directory, folder, properties?.templateFile ?? ''), 'utf8')) as Template,
    templateAsset: {
      file: join(directory, folder, properties?.templateFile ?? ''),
      ...locationOf(properties?.stackTemplateAssetObjectUrl),
    },
  }));
  return inOrder(unsorted);
}

/** Takes `s3://BUCKET/KEY` apart. */
function locationOf(url = ''): { bucket: string; key: string } {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
  return { bucket, key };
}

function artifactsIn(directory: string): Record<string, Artifact> {
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    artifacts?: Record<string, Artifact>;
  };
  return manifest.artifacts ?? {};
}

function inOrder(stacks: readonly AssemblyStack[]): AssemblyStack[] {
  const done: AssemblyStack[] = [];
  while (done.length < stacks.length) {
    const next = stacks.find(
      (stack) => !done.includes(stack) && stack.dependsOn.every((id) => done.some((d) => d.id === id)),
    );
    if (!next) throw new Error('the stacks of the assembly depend on each other in a circle');
    done.push(next);
  }
  return done;
}
