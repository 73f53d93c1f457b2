import { type LoadedEnvironment } from '@nss/environment';
import { type AssemblyStack } from '@nss/deployment';
import { type Clients } from './clients';

/** What a reader gets: what should exist, and whom to ask what does. */
export interface Deployed {
  readonly loaded: LoadedEnvironment;
  /** The environment's stacks, for what only the templates name: alarms, roles, log groups. */
  readonly stacks: readonly AssemblyStack[];
  readonly clients: Clients;
}

/** The values of one property of every resource of a type, over all stacks; what is not plain text is left out. */
export function named(stacks: readonly AssemblyStack[], type: string, property: string): string[] {
  return stacks
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .flatMap(({ Type, Properties }) => (Type === type ? [Properties?.[property]] : []))
    .filter((value): value is string => typeof value === 'string');
}
