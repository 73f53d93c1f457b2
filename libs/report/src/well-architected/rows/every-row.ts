import { type WellArchitectedRow } from '../row';
import { costOptimization } from './cost-optimization';
import { operationalExcellence } from './operational-excellence';
import { performanceEfficiency } from './performance-efficiency';
import { reliability } from './reliability';
import { security } from './security';
import { sustainability } from './sustainability';

/** A pillar of the framework, with its rows in the order of AWS's pages. */
export interface Pillar {
  readonly name: string;
  readonly rows: readonly WellArchitectedRow[];
}

/**
 * The six pillars.
 *
 * Source: https://docs.aws.amazon.com/wellarchitected/latest/framework/wellarchitected-framework.pdf
 */
export const PILLARS: readonly Pillar[] = [
  { name: 'Operational excellence', rows: operationalExcellence },
  { name: 'Security', rows: security },
  { name: 'Reliability', rows: reliability },
  { name: 'Performance efficiency', rows: performanceEfficiency },
  { name: 'Cost optimization', rows: costOptimization },
  { name: 'Sustainability', rows: sustainability },
];

/** Every test that a row names. */
export function namedTests(pillars: readonly Pillar[] = PILLARS): { readonly file: string; readonly title: string }[] {
  return pillars.flatMap(({ rows }) => rows.flatMap(({ test }) => (test ? [test] : [])));
}
