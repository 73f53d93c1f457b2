import { type Path } from '@nss/ssm-automation';
import { type Draft } from './mutation';

/** A step of a draft with the way to it. */
export interface DraftStep {
  readonly step: Draft;
  readonly path: Path;
}

/** Whether a value is a map. */
export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map under a key, empty where there is none. */
export function mapAt(draft: Draft, key: string): Draft {
  return isDraft(draft[key]) ? draft[key] : {};
}

/** The list under a key, empty where there is none. */
export function listAt(draft: Draft, key: string): unknown[] {
  return Array.isArray(draft[key]) ? draft[key] : [];
}

/** Every step, loop bodies included. */
export function stepsOf(document: Draft): DraftStep[] {
  const walk = (steps: unknown[], path: Path): DraftStep[] =>
    steps.flatMap((step, index) => {
      if (!isDraft(step)) return [];
      const here = [...path, index];
      const body = step['action'] === 'aws:loop' ? listAt(mapAt(step, 'inputs'), 'Steps') : [];
      return [{ step, path: here }, ...walk(body, [...here, 'inputs', 'Steps'])];
    });
  return walk(listAt(document, 'mainSteps'), ['mainSteps']);
}

/** What stands at a path. */
export function valueAt(draft: Draft, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    draft,
  );
}

/** Puts a value at a path whose parent exists; undefined removes what is there. */
export function put(draft: Draft, path: Path, value: unknown): void {
  const parent = valueAt(draft, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = path.at(-1) as string | number;
  if (value === undefined) delete parent[key];
  else parent[key] = value;
}

/** Renames the key that a path ends in; the order of the keys stays. */
export function rename(draft: Draft, path: Path, name: string): void {
  const parent = valueAt(draft, path.slice(0, -1)) as Draft;
  const entries = Object.entries(parent).map(([key, value]) => [key === path.at(-1) ? name : key, value] as const);
  Object.keys(parent).forEach((key) => delete parent[key]);
  Object.assign(parent, Object.fromEntries(entries));
}

/** Every text inside a value, with the way to it. */
export function textsIn(value: unknown, path: Path): { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
