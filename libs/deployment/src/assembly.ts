import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One stack of a cloud assembly, as its manifests describe it. */
export interface AssemblyStack {
  /** How the CDK selects it: `dev/system`. */
  readonly id: string;
  /** Its name in CloudFormation: `nss-dev-system`. */
  readonly stackName: string;
  readonly template: Template;
  /** Where the template lies in the assembly, and where CloudFormation reads it from. */
  readonly templateAsset: { readonly file: string; readonly bucket: string; readonly key: string };
}

/** The parts of a CloudFormation template that a deployment looks at. */
export interface Template {
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type?: string; readonly Default?: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
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
  readonly properties?: {
    readonly displayName?: string;
    readonly directoryName?: string;
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly stackTemplateAssetObjectUrl?: string;
  };
}

/**
 * The stacks of one stage.
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
  return Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([name, { displayName, properties }]) => {
      const file = join(directory, folder, properties?.templateFile ?? '');
      return {
        id: displayName?.replace(/ .*$/, '') ?? name,
        stackName: properties?.stackName ?? name,
        template: JSON.parse(readFileSync(file, 'utf8')) as Template,
        templateAsset: { file, ...locationOf(properties?.stackTemplateAssetObjectUrl) },
      };
    });
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
