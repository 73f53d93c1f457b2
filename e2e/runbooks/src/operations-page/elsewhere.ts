/** Commands of the page on the way to AWS that another test executes, by their key. */
export const EXECUTED_BY: readonly (readonly [key: RegExp, test: string])[] = [
  [/^(To AWS: npm|Deploy: GITHUB_TOKEN)/, 'e2e/deployment/src/doctor.test.ts'],
  [/: npm run -s delivery$/, 'e2e/delivery/src/scenarios/operation.test.ts'],
  [/^Once per account: /, 'e2e/runbooks/src/operations-page/situations/sentences.ts'],
  [/^Accept .*: npm run -s runbook$/, 'e2e/runbooks/src/accept-virtual-interface/accept-virtual-interface.test.ts'],
  [/^Install the NSS certificates: /, 'e2e/runbooks/src/nss-set-up/nss-set-up.test.ts'],
];

/** Those that nothing offline answers, and why. */
export const EXECUTED_BY_NONE: readonly (readonly [key: RegExp, why: string])[] = [
  [/^Activate the cost tag: /, 'the payer account, and a tag that it has seen for a day'],
];
