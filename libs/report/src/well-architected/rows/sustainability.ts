import { held, notDone, type WellArchitectedRow, yours } from '../row';

/** Rows of the pillar sustainability. */
export const sustainability: readonly WellArchitectedRow[] = [
  yours('SUS01-BP01', 'The Region is a key of the file.'),
  held(
    'SUS02-BP03',
    'What a retired environment leaves are its records, and nothing that runs.',
    'e2e/deployment/src/reference-deployment.test.ts',
    'a retired environment is gone but for its records, whatever asks again finds it so, and they stand in the way of another',
  ),
  held(
    'SUS04-BP03',
    'Objects of the trail move to colder classes by age, and stay in each as long as it is charged for.',
    'libs/observability/src/audit/archive-transitions.test.ts',
    'an object stays in each class at least as long as it is charged for',
  ),
  held(
    'SUS05-BP01',
    'A standby is stopped while it stands by: of two servers that come up together one is stopped again.',
    'e2e/runbooks/src/nss-standby-guard/nss-standby-guard.test.ts',
    'of two that come up together, as in a first deployment, the active one stays',
  ),
  notDone('SUS05-BP02', 'The image of NSS is for x86 only, by the types that the vendor names.'),
];
