import { Markdown, md } from '@nss/markdown';
import { output, summary } from '../github/job';
import { promotionWaves } from '../promotion/waves';
import { environments } from './environment';

/** `plan`: which environments are deployed, in which waves; outputs for the matrices of workflows. */
export async function plan(): Promise<number> {
  const loaded = environments();
  const waves = promotionWaves(loaded.map(({ name, environment: { promotedFrom } }) => ({ name, promotedFrom })));
  output('waves', JSON.stringify(waves.map((names, index) => ({ wave: index + 1, environments: names }))));
  output('environments', JSON.stringify(waves.flat()));
  summary(Markdown.joined(waves.map((names, index) => md`${index + 1}. ${names.join(', ')}`)));
  return 0;
}
