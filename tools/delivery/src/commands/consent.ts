import { WrongUse } from '@nss/command-line';
import { consentEnvironment } from '@nss/environment';
import { code, md } from '@nss/markdown';
import { required } from '../required';
import { type ConsentingEnvironment, consentGivenBy, type Review } from '../consent/consent-given';
import { GitHub } from '../github/github';
import { output, summary } from '../github/job';

/**
 * `consent --environment NAME --change DIGEST [--consent DIGESTS]`: says who consented to a change that loses something. It runs in the
 * GitHub environment whose reviewers do, so that they were asked before it; where that has none, it refuses.
 */
export async function consent(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment: name = '', change = '' } = required(values, 'environment', 'change');
  const given = (values['consent'] ?? '').split(/[\s,]+/).filter(Boolean);
  const malformed = given.find((each) => !/^[0-9a-f]{64}$/.test(each));
  if (malformed !== undefined)
    throw new WrongUse(
      `${JSON.stringify(malformed)} is no digest of a change: the summary of the run that stopped has it`,
    );
  const github = GitHub.ofJob();
  const { GITHUB_RUN_ID: run, GITHUB_ACTOR: actor = 'a person' } = process.env;
  const gate = consentEnvironment(name);
  const by = consentGivenBy({
    name: gate,
    change,
    given,
    actor,
    environment: await github.find<ConsentingEnvironment>(`/environments/${encodeURIComponent(gate)}`),
    reviews: await github.request<Review[]>('GET', `/actions/runs/${run}/approvals`),
  });
  output('change', change);
  summary(md`## ${name}: consent to change ${code(change)}\n\nby ${by}`);
  return 0;
}
