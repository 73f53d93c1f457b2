import { APPROVED_CHANGE_SETS } from '@nss/infra';
import { promotionChanges } from '@nss/deployment';
import { requireSealed } from '../assembly/seal';
import { required } from '../command-line';
import { consentsIn, withoutConsent } from '../consent/consents';
import { consentName } from '../consent/guarded';
import { consentsOf } from '../github/consents-of';
import { GitHub } from '../github/github';
import { output, summary } from '../github/job';
import { writePromotion } from '../promotion/promotion-file';
import { stackChanges } from '../promotion/stack-changes';
import { changesReport } from '../report/changes-report';
import { delivery } from './delivery';
import { say } from './environment';

/**
 * `prepare --environment NAME --assembly DIRECTORY --digest DIGEST --promotion FILE`: prepares the change sets, shows what
 * they would do, and stops where something would be lost that nobody consented to. Changes nothing.
 */
export async function prepare(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', digest = '', promotion: file = '' } = required(values, 'environment', 'assembly', 'digest', 'promotion');
  requireSealed(assembly, digest);
  const here = await delivery(environment, assembly);
  const promotion = await here.promoter.prepare(here.stacks, changeSetName());
  const changes = promotionChanges(promotion);
  const consents = await consentsGiven(values);
  summary(changesReport({ environment, method: 'change sets', stacks: await stackChanges(here.reader, promotion), consents }));
  const missing = withoutConsent(changes, consents);
  if (missing.length > 0) {
    await here.promoter.discard(promotion);
    throw new Error(`${environment} would lose what nobody consented to: nothing was deployed. Write into the pull request's description:\n${missing.map((change) => `Consent: ${consentName(change)}`).join('\n')}`);
  }
  writePromotion(file, { environment, digest }, promotion);
  output('changes', String(changes.length));
  say(changes.length === 0 ? `${environment}: nothing to change` : `${environment}: ${changes.length} changes prepared as ${promotion.changeSetName}`);
  return 0;
}

/** Unique for each run and try, so that a later run leaves what waits for approval alone. */
function changeSetName(): string {
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = '1' } = process.env;
  return `${APPROVED_CHANGE_SETS}${run ? `${run}-${attempt}` : Date.now()}`;
}

/** Of the pull request behind the commit, and of a person who started the run. */
async function consentsGiven({ consent = '', branch, commit }: Readonly<Record<string, string | undefined>>): Promise<Set<string>> {
  const given = consentsIn(consent.split(/[\s,]+/).filter(Boolean).map((name) => `Consent: ${name}`).join('\n'));
  const merged = commit && branch ? await consentsOf(GitHub.ofJob(), commit, branch) : [];
  return new Set([...given, ...merged]);
}
