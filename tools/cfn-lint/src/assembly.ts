import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { LintError } from './lint-error';
import { readManifest } from './manifest';

/** One template of an assembly. */
export interface Template {
  /** Path of the file, relative to the assembly, with forward slashes. */
  readonly file: string;
  /** Path of the construct behind each logical id. */
  readonly constructPaths: ReadonlyMap<string, string>;
}

/** The templates of an assembly and the regions they are for. */
export interface Assembly {
  readonly templates: readonly Template[];
  readonly regions: readonly string[];
}

const templateSchema = z.object({
  Resources: z
    .record(z.string(), z.object({ Metadata: z.object({ 'aws:cdk:path': z.string().optional() }).optional() }))
    .default({}),
});

/**
 * Finds every template of a cloud assembly, in nested assemblies too.
 *
 * @param environment only the nested assembly of this name
 * @throws LintError when there is no assembly, no such environment, no template, or one that is not readable
 */
export function readAssembly(directory: string, environment?: string): Assembly {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new LintError(
      `there is no cloud assembly at ${directory}`,
      'synthesise first (npx nx run nss-infra:synth), or give the right directory as --assembly',
    );
  }
  const start = environment === undefined ? '.' : nestedDirectory(directory, environment);
  const { files, regions } = walk(directory, start);
  if (files.length === 0) {
    throw new LintError(
      `the cloud assembly ${directory} holds no template`,
      'synthesise again (npx nx run nss-infra:synth)',
    );
  }
  return { templates: files.map((file) => readTemplate(directory, file)), regions: [...new Set(regions)].sort() };
}

function nestedDirectory(directory: string, environment: string): string {
  const { nested } = readManifest(directory);
  const found = nested.find(({ name }) => name === environment);
  if (found) return found.directory;
  const names = nested.map(({ name }) => name).join(', ');
  throw new LintError(
    `the cloud assembly ${directory} has no environment ${environment}`,
    names ? `give one of: ${names}` : 'leave --environment out: it has no environments inside',
  );
}

function walk(root: string, directory: string): { files: string[]; regions: string[] } {
  const { nested, regions } = readManifest(join(root, directory));
  const own = readdirSync(join(root, directory))
    .filter((name) => name.endsWith('.template.json'))
    .sort();
  const inner = nested.map((assembly) => walk(root, posix.join(directory, assembly.directory)));
  return {
    files: [...own.map((name) => posix.join(directory, name)), ...inner.flatMap(({ files }) => files)],
    regions: [...regions, ...inner.flatMap((assembly) => assembly.regions)],
  };
}

function readTemplate(root: string, file: string): Template {
  try {
    const { Resources: resources } = templateSchema.parse(JSON.parse(readFileSync(join(root, file), 'utf8')));
    return {
      file,
      constructPaths: new Map(
        Object.entries(resources).flatMap(([id, { Metadata: metadata }]) => {
          const path = metadata?.['aws:cdk:path'];
          return path === undefined ? [] : [[id, path]];
        }),
      ),
    };
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it is not shaped like a template' : (error as Error).message;
    throw new LintError(
      `the template ${join(root, file)} cannot be read: ${reason}`,
      'synthesise again (npx nx run nss-infra:synth)',
    );
  }
}
