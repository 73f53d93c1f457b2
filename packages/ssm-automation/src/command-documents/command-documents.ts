import { type PlainType } from '../document';
import documents from './command-documents.json';

/** One parameter of a command document. */
export interface CommandParameter {
  readonly type: PlainType;
  /** @default - the parameter is required */
  readonly default?: unknown;
  /** @default - any value */
  readonly allowedValues?: readonly string[];
}

/** A command document, as far as runbooks have to know it. */
export interface CommandDocument {
  readonly parameters: Readonly<Record<string, CommandParameter>>;
}

const DOCUMENTS = documents as Readonly<Record<string, Readonly<Record<string, CommandParameter>>>>;

/**
 * A command document that AWS publishes. `aws ssm describe-document --name AWS-RunShellScript` tells the same; documents
 * whose parameters change from region to region or from month to month are left out.
 * @returns undefined for documents that are not known here
 */
export function commandDocument(name: string): CommandDocument | undefined {
  const parameters = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  return parameters && { parameters };
}
