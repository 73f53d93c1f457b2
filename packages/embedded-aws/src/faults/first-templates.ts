import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A template as the CDK wrote it. */
export type Template = Record<string, unknown>;

/**
 * Templates of this repository as they were before AWS was asked, with every fault they had: of one environment, and of the
 * stacks that an edit of its file changes. They are data and never change: what the cloud refuses today it has to go on refusing.
 */
export interface FirstTemplates {
  /** What they were synthesised from. */
  readonly commit: string;
  /** Roles and boundaries. */
  readonly identity: Template;
  /** By the last part of the stack's name. */
  readonly stacks: Readonly<Record<string, Template>>;
  /** By edit: the stacks it changes, in the order they are deployed. */
  readonly edits: Readonly<Record<string, Readonly<Record<string, Template>>>>;
}

/** Reads them. */
export function firstTemplates(): FirstTemplates {
  return JSON.parse(
    gunzipSync(readFileSync(join(__dirname, 'first-templates.json.gz'))).toString('utf8'),
  ) as FirstTemplates;
}
