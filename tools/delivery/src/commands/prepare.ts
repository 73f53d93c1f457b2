import { APPROVED_CHANGE_SETS, consentEnvironment } from '@nss/environment';
import { losses, resourceName } from '@nss/change-impact';
import { promotionChanges, stackChanges } from '@nss/deployment';
import { checkedPromotion, staysSentences } from '@nss/operations';
import { requireManifest } from '../assembly/manifest';
import { required } from '../required';
import { changeDigest } from '../consent/change-digest';
import { output, say, summary } from '../github/job';
import { writePromotion } from '../promotion/promotion-file';
import { changesReport } from '../report/changes-report';
import { delivery } from './delivery';

/**
 * `prepare --environment NAME --assembly DIRECTORY --digest DIGEST --promotion FILE`: prepares the change sets and shows what
 * they would do, what would be lost first. Changes nothing. Outputs how much changes, how much would be lost, and the change's digest.
 */
export async function prepare(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    environment = '',
    assembly = '',
    digest = '',
    promotion: file = '',
  } = required(values, 'environment', 'assembly', 'digest', 'promotion');
  requireManifest(assembly, digest);
  const here = await delivery(environment, assembly);
  const promotion = await checkedPromotion({
    ...here,
    name: environment,
    assembly,
    changeSetName: changeSetName(),
  });
  const unprotected = promotion.stacks.flatMap((stack) => stack.unprotected);
  const stays = promotion.stacks.flatMap(staysSentences);
  const changes = [...promotionChanges(promotion), ...unprotected];
  const stacks = await stackChanges(here.reader, promotion);
  const change = changeDigest(environment, stacks);
  const lost = losses(stacks);
  const { region } = here.loaded.environment;
  summary(changesReport({ environment, region, method: 'change sets', stacks, change, unprotected, stays }));
  writePromotion(file, { environment, digest }, promotion, {
    change,
    losses: lost.map((loss) => `${resourceName(loss.change)}: ${loss.fate}`),
  });
  output('changes', String(changes.length));
  output('losses', String(lost.length));
  output('change', change);
  if (lost.length > 0)
    say(
      `${environment} would lose ${lost.length === 1 ? 'one thing' : `${lost.length} things`}: the reviewers of ${consentEnvironment(environment)} are asked`,
    );
  for (const sentence of stays) say(sentence);
  say(
    changes.length === 0
      ? `${environment}: nothing to change`
      : `${environment}: ${changes.length} changes prepared as ${promotion.changeSetName}`,
  );
  return 0;
}

/** Unique for each run and try, so that a later run leaves what waits for approval alone. */
function changeSetName(): string {
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = '1' } = process.env;
  return `${APPROVED_CHANGE_SETS}${run ? `${run}-${attempt}` : Date.now()}`;
}
