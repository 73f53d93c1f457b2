import { type ChangeImpact, changeImpact } from '@nss/change-impact';
import { type StackChange, type Template, templateChanges } from '@nss/deployment';
import { type LoadedEnvironment, loadEnvironments } from '@nss/environment';
import { directoryOf, referenceText } from '@nss/environment/testing';
import { parse, stringify } from 'yaml';
import { systemTemplate } from '../invariants/synthesised-stage';

/** Plain data of a file, before the schema has seen it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any key may be edited
export type File = Record<string, any>;

/** The environment of a file that nobody promotes to. */
function loaded(file: File): LoadedEnvironment {
  const { environments, problems = [] } = loadEnvironments(
    directoryOf({ 'prod.yaml': stringify({ ...file, promotedFrom: undefined }) }),
  );
  if (!environments?.[0]) throw new Error(problems.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  return environments[0];
}

const templates = new Map<string, Template>();

/** The template of a file; each is synthesised once. */
function templateOf(file: File): Template {
  const text = JSON.stringify(file);
  const known = templates.get(text) ?? systemTemplate(loaded(file));
  templates.set(text, known);
  return known;
}

/** The file of production, edited. */
function edited(edit: (file: File) => unknown = () => undefined): File {
  const file = parse(referenceText('prod')) as File;
  edit(file);
  return file;
}

/** The change from one file to another, as templates tell it. */
function changeBetween(before: File, after: File): StackChange {
  const [old, current] = [templateOf(before), templateOf(after)];
  const stackName = 'nss-prod-system';
  const stack = { id: 'prod/system', stackName, template: current, templateAsset: { file: '', bucket: '', key: '' } };
  return { stackName, changes: templateChanges(stack, old), before: old, after: current };
}

/** What an edit of production's file means. */
export function impactOf(edit: (file: File) => unknown, from: (file: File) => unknown = () => undefined): ChangeImpact {
  const before = edited(from);
  return changeImpact(
    [
      changeBetween(
        before,
        edited((file) => {
          from(file);
          edit(file);
        }),
      ),
    ],
    'ap-northeast-1',
  );
}
