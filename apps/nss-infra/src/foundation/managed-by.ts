/** Value of the tag `managed-by` of everything that is deployed from here: roles may tell their own by it. */
export const MANAGED_BY = 'nss-on-aws';
