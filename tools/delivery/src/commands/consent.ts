import { WrongUse } from '@nss/command-line';
import { consentEnvironment } from '@nss/environment';
import { code, md } from '@nss/markdown';
import { required } from '../required';
import { consentGivenBy } from '../consent/consent-given';
import { GitHub } from '@nss/github-api';
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
    environment: await github.find('/environments/{environment_name}', { path: { environment_name: gate } }),
    reviews: await github.request('GET', '/actions/runs/{run_id}/approvals', { path: { run_id: Number(run) } }),
  });
  output('change', change);
  summary(md`## ${name}: consent to change ${code(change)}\n\nby ${by}`);
  return 0;
}
