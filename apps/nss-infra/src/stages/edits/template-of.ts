import { type Template } from '@nss/deployment';
import { loadEnvironments } from '@nss/environment';
import { directoryOf, type FileData, referenceText } from '@nss/environment/testing';
import { stringify } from 'yaml';
import { synthesise } from '../invariants/synthesised-stage';

const templates = new Map<string, Template>();

/** Prod with a file's data, beside the reference of dev. */
const loaded = (text: string) => loadEnvironments(directoryOf({ 'dev.yaml': referenceText('dev'), 'prod.yaml': text }));

/** Whether a file's data are those of an environment. */
export function isFile(file: FileData): boolean {
  return loaded(stringify(file)).environments !== undefined;
}

/**
 * The template of prod with a file's data, beside the reference of dev; each is synthesised once.
 * @throws Error with every problem of the file
 */
export function templateOf(file: FileData): Template {
  const text = stringify(file);
  const known = templates.get(text);
  if (known) return known;
  const { environments, problems } = loaded(text);
  if (!environments) throw new Error(problems.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  const [stack] = synthesise(environments.find(({ name }) => name === 'prod')!).stacks;
  const template = stack!.template as unknown as Template;
  templates.set(text, template);
  return template;
}
