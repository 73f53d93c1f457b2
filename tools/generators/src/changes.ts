import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files as they will be: nothing is written before every one of them is known. */
export class Changes {
  private readonly texts = new Map<string, string>();

  /** @param root of the workspace, from which every path is told */
  constructor(private readonly root: string) {}

  /** Whether there is such a file or folder, or will be. */
  has(path: string): boolean {
    return this.texts.has(path) || existsSync(join(this.root, path));
  }

  /**
   * Makes a file.
   * @throws Error where there is one
   */
  create(path: string, text: string): void {
    if (this.has(path)) throw new Error(`${path} is there already`);
    this.texts.set(path, text);
  }

  /** Changes a file that is there. */
  edit(path: string, change: (text: string) => string): void {
    this.texts.set(path, change(this.texts.get(path) ?? readFileSync(join(this.root, path), 'utf8')));
  }

  /** The text of every file that is made or changed, by its path. */
  all(): ReadonlyMap<string, string> {
    return this.texts;
  }
}
