import { type EnvironmentEdit, environmentEdits, withValues } from './edits';
import meeting from './meeting-edits.json';

export { type EnvironmentEdit, environmentEdits } from './edits';

/** Every two edits of one base whose keys have nothing to do with each other. */
export function editPairs(
  edits: readonly EnvironmentEdit[] = environmentEdits(),
): (readonly [EnvironmentEdit, EnvironmentEdit])[] {
  return edits.flatMap((one, index) =>
    edits
      .slice(index + 1)
      .filter((other) => JSON.stringify(one.before) === JSON.stringify(other.before) && areApart(one.keys, other.keys))
      .map((other) => [one, other] as const),
  );
}

/** Two edits in one commit. */
export function pairedEdit(one: EnvironmentEdit, other: EnvironmentEdit): EnvironmentEdit {
  return {
    name: `${one.name} + ${other.name}`,
    keys: [...one.keys, ...other.keys],
    values: { ...one.values, ...other.values },
    before: one.before,
    after: withValues(one.after, other.values),
  };
}

/**
 * Pairs of edits where one replaces or takes away what the other changes: one for each set of types of which that is so.
 * `meeting-edits.json` names them, and `stages/edits/edits.test.ts` of the CDK app holds it against the templates.
 * @throws Error for a name that no edit has
 */
export function meetingEdits(): EnvironmentEdit[] {
  const byName = new Map(environmentEdits().map((edit) => [edit.name, edit]));
  const named = (name = '') => {
    const edit = byName.get(name);
    if (!edit) throw new Error(`meeting-edits.json: no edit is called ${name}`);
    return edit;
  };
  return meeting.map(([one, other]) => pairedEdit(named(one), named(other)));
}

/** Whether no key is another one, or below it. */
function areApart(keys: readonly string[], others: readonly string[]): boolean {
  return !keys.some((key) =>
    others.some((other) => key === other || key.startsWith(`${other}.`) || other.startsWith(`${key}.`)),
  );
}
