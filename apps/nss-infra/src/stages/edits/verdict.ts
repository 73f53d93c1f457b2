import {
  impossibleChanges,
  removedFirst,
  replacedBy,
  type Template,
  templateChanges,
  withoutResources,
} from '@nss/deployment';

/** What a deployment makes of an edit. */
export interface Verdict {
  /** `one step`: CloudFormation makes it alone. `two steps`: something has to be gone first. `refused`: AWS does not do it. */
  readonly way: 'nothing to change' | 'one step' | 'two steps' | 'refused';
  /** Why it is refused, and the way out. */
  readonly refused: readonly string[];
  /** Construct paths of what is replaced, without numbers: `Relay/Web/Instance`. */
  readonly replaced: readonly string[];
  /** Types of what is replaced. */
  readonly replacedTypes: readonly string[];
}

/**
 * Decides an edit from the templates before and after it.
 * @throws Error where it cannot be made
 */
export function verdict(before: Template, after: Template): Verdict {
  const stack = { id: 'prod/system', stackName: 'nss-prod-system', template: after };
  const changes = templateChanges({ ...stack, templateAsset: { file: '', bucket: '', key: '' } }, before);
  const replaced = [...replacedBy(changes, before, after)];
  const first = removedFirst(changes, before, after);
  requireWhole(withoutResources(before, first, new Map(first.map((id) => [id, `physical-${id}`]))));
  const refused = impossibleChanges(changes, before, after);
  const paths = changes.filter(({ logicalId }) => replaced.includes(logicalId)).map(({ path }) => path);
  return {
    way: refused.length > 0 ? 'refused' : wayOf(changes.length, first.length),
    refused,
    replaced: [...new Set(paths.map((path) => path.replaceAll(/\d+(?=\/|$)/g, '')))].sort(),
    replacedTypes: [...new Set(replaced.map((id) => after.Resources?.[id]?.Type ?? ''))].sort(),
  };
}

function wayOf(changes: number, first: number): Verdict['way'] {
  if (changes === 0) return 'nothing to change';
  return first === 0 ? 'one step' : 'two steps';
}

/** Every logical id that a template names has to be in it. */
function requireWhole(template: Template): void {
  const ids = Object.keys(template.Resources ?? {});
  const text = JSON.stringify(template);
  const named = [...text.matchAll(/"(?:Ref":|Fn::GetAtt":\[)"([A-Za-z0-9]+)"/g)].map(([, id = '']) => id);
  const missing = named.filter((id) => !ids.includes(id));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} is named and not there`);
}
