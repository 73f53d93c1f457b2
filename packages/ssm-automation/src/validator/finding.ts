import { type Path, type Position } from '../document';
import { type FindingCode } from './finding-codes';
import { type Severity } from './severity';

/** Something wrong with a document, for people and for programs. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The step it is in. @default - it belongs to the document as a whole */
  readonly step?: string;
  readonly position: Position;
  /** What is wrong. */
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
}

/** A finding as rules give it: with a path, which becomes a position in the end. */
export interface Fault {
  readonly code: FindingCode;
  /** @default - that of its code */
  readonly severity?: Severity;
  readonly path: Path;
  /** The place is the key that the path ends in. @default - the value */
  readonly atKey?: boolean;
  /** Line of a text value that spans lines, counted from 1. @default - the value's start */
  readonly line?: number;
  readonly message: string;
  readonly remedy: string;
}
