import { fateIn, settled, SILENT_TYPES } from '@nss/change-impact';
import { replacedBy, type StackChange, type Template, templateChanges } from '@nss/deployment';

/** What an upgrade does to a resource that is deployed. */
export interface UpgradeEffect {
  /** Path of the construct, as the changelog has to name it, without numbers: `Relay/Web/Instance`. */
  readonly path: string;
  readonly type: string;
  /** `interrupted (InstanceType)`; of a type that nobody looked up `not known (…)`. */
  readonly fate: string;
}

/** Everything that an upgrade of one stack replaces, removes or interrupts. What only changes in place is nothing of it. */
export function upgradeEffects(before: Template, after: Template): UpgradeEffect[] {
  const stackName = 'nss-prod-system';
  const stack = { id: 'prod/system', stackName, template: after, templateAsset: { file: '', bucket: '', key: '' } };
  const change: StackChange = settled({ stackName, changes: templateChanges(stack, before), before, after });
  const replaced = replacedBy(change.changes, before, after);
  const effects = change.changes.flatMap((each): UpgradeEffect[] => {
    const { kind, properties } = fateIn(change, each);
    const of = (fate: string) => [{ path: each.path.replaceAll(/\d+(?=\/|$)/g, ''), type: each.type, fate }];
    const because = properties.length > 0 ? ` (${properties.join(', ')})` : '';
    if (each.action === 'Remove') return of('removed');
    if (each.replacement === 'True' || replaced.has(each.logicalId)) return of(`replaced${because}`);
    const mayInterrupt = kind === 'interrupted' || (kind === 'not known' && !SILENT_TYPES.includes(each.type));
    return mayInterrupt ? of(`${kind}${because}`) : [];
  });
  return [...new Map(effects.map((effect) => [`${effect.path} ${effect.fate}`, effect])).values()];
}

/** The effects that a section of the changelog does not name by their path, in backquotes. */
export function unnamed(effects: readonly UpgradeEffect[], section: string): UpgradeEffect[] {
  return effects.filter(({ path }) => !section.includes(`\`${path}\``));
}
