/** Value of the tag `managed-by` of everything that is deployed from here: roles may tell their own by it. */
export const MANAGED_BY = 'nss-on-aws';

/** Keys of the tags that everything of an environment carries, beside a name. */
export const COMMON_TAGS = ['environment', 'managed-by', 'owner', 'purpose'] as const;
