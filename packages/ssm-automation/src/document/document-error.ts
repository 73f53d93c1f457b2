import { type Path, type Position } from './position';

/** A text that is no Automation document. The message begins with the place. */
export class DocumentError extends Error {
  constructor(
    readonly problem: string,
    readonly position: Position,
    readonly path: Path = [],
  ) {
    super(`${position.line}:${position.column}: ${problem}`);
    this.name = 'DocumentError';
  }
}
