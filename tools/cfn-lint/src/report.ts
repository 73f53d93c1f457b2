/** How bad a finding is, in cfn-lint's words. */
export type Level = 'error' | 'warning' | 'informational';

/** One finding of one rule at one place of a template. */
export interface LintFinding {
  /** Path of the template's file, relative to the assembly, with forward slashes. */
  readonly template: string;
  /** Path of the construct that made the resource, `dev/Network/Vpc01`; null for what no resource holds. */
  readonly constructPath: string | null;
  /** Place in the template, `Resources/Vpc01/Properties/CidrBlock`; empty for the template as a whole. */
  readonly place: string;
  /** `E3002` */
  readonly rule: string;
  /** What the rule is about, in a phrase. */
  readonly ruleName: string;
  /** Where the rule is explained. */
  readonly ruleUrl: string;
  readonly level: Level;
  readonly message: string;
  /** First line and column, from 1. */
  readonly line: number;
  readonly column: number;
  /** Last line and column, from 1. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** What was linted and what was found. */
export interface LintReport {
  /** The assembly's directory, as given. */
  readonly assembly: string;
  /** The regions the templates were checked for. */
  readonly regions: readonly string[];
  /** Every linted template, relative to the assembly. */
  readonly templates: readonly string[];
  /** By template, then by line. */
  readonly findings: readonly LintFinding[];
}

/** Whether a report stops a deployment: errors and warnings do, informational findings do not. */
export function isBlocking({ findings }: LintReport): boolean {
  return findings.some(({ level }) => level !== 'informational');
}
