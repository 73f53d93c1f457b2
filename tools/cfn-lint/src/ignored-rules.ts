/** A rule that is not asked. */
export interface IgnoredRule {
  /** `W3005` */
  readonly rule: string;
  /** Why nothing is lost without it. */
  readonly reason: string;
}

/** The rules that are not asked, for all templates. A single resource is better excused in its own metadata. */
export const ignoredRules: readonly IgnoredRule[] = [
  { rule: 'W3005', reason: 'the CDK writes every dependency out, also where a reference implies it; that is harmless' },
  {
    rule: 'W3010',
    reason: 'an environment names its zones: a fixed address belongs to a subnet, and a subnet to a zone',
  },
  { rule: 'I1022', reason: 'the CDK joins text by Fn::Join; nobody writes or reads these templates by hand' },
];
