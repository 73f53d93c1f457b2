import { held, type WellArchitectedRow, yours } from '../row';

/** Rows of the pillar cost optimization. */
export const costOptimization: readonly WellArchitectedRow[] = [
  held(
    'COST01-BP03',
    'Where the file sets a limit, a budget tells people before the month costs more.',
    'apps/nss-infra/src/cost/monthly-budget.test.ts',
    'it limits what a month may cost, in US dollars, of everything tagged with the purpose',
  ),
  held(
    'COST03-BP02',
    'Everything that takes tags says its environment, owner and purpose.',
    'apps/nss-infra/src/stages/invariants/labels.ts',
    'everything that takes tags says its environment, owner, purpose and what manages it',
  ),
  held(
    'COST04-BP02',
    'An environment is retired by one command that says what goes, what stays and what that costs.',
    'libs/operations/src/retirement/retirement-text.test.ts',
    'says what goes, what stays, what that costs, and what is lost, without more than there is',
  ),
  held(
    'COST04-BP05',
    'Every log group keeps its events for a set time; the archive of the trail moves to cheaper classes by age.',
    'apps/nss-infra/src/stages/invariants/records.ts',
    "every log group keeps its events for a set time, under the environment's key",
  ),
  held(
    'COST05-BP03',
    'Every resource of every template has a price, or is known to be free or charged by use.',
    'apps/nss-infra/src/estimate/estimate-of.test.ts',
    'nothing in any template is without a price',
  ),
  held(
    'COST06-BP02',
    'What each setting beyond the smallest environment costs is said with its figure.',
    'apps/nss-infra/src/estimate/savings.test.ts',
    'each setting that prod has beyond dev is a saving, with its figure',
  ),
  yours('COST07-BP01', 'List prices are shown. Savings Plans and discounts are bought for a whole organisation.'),
];
