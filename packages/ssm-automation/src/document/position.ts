/** A place in a document's text; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Keys and indices from a document's root to a value. */
export type Path = readonly (string | number)[];

/** A path for people to read: `mainSteps[0].inputs.Service`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
