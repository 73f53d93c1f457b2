import { prodWith } from '@nss/environment/testing';
import { COMBINED_EDITS } from '../edits/combined-edits';
import { type EnvironmentFile } from '../reference-environments';

/** Something that is deployed, and meets faults meanwhile. */
export interface FaultyChange {
  readonly name: string;
  /** What is deployed before; undefined for a first deployment. */
  readonly before?: EnvironmentFile;
  readonly after: EnvironmentFile;
}

/**
 * A first deployment, and edits that together change, make and take away something of nearly every type: another owner is another
 * tag on everything that has tags.
 */
export function faultyChanges(): FaultyChange[] {
  const before = prodWith({});
  const edits = [['another owner', { owner: 'network-operations' }] as const, ...COMBINED_EDITS];
  return [
    { name: 'first deployment', after: before },
    ...edits.map(([name, values]) => ({ name, before, after: prodWith(values) })),
  ];
}
