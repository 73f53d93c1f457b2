import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { code, md } from '@nss/markdown';
import { manifestDigest, writeManifest } from '../assembly/manifest';
import { required } from '../required';
import { output, summary } from '../github/job';
import { environments } from './environment';

/** Folder of the environment files in an assembly: whoever deploys it later reads those that it was made from. */
const ENVIRONMENTS = 'environments';

/** `manifest --assembly DIRECTORY`: fixes what will be deployed, with the files that describe it, and gives the digest that stands for it. */
export async function manifestOfAssembly(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { assembly = '' } = required(values, 'assembly');
  const folder = join(assembly, ENVIRONMENTS);
  mkdirSync(folder, { recursive: true });
  for (const { file } of environments()) copyFileSync(file, join(folder, basename(file)));
  const digest = writeManifest(assembly);
  output('digest', digest);
  summary(md`Assembly ${code(digest)}`);
  return 0;
}

/** `digest --assembly DIRECTORY`: the digest of the manifest of an assembly, if it is still what that says. */
export async function digestOfAssembly(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { assembly = '' } = required(values, 'assembly');
  output('digest', manifestDigest(assembly));
  return 0;
}
