/** What the CDK writes into validation-report.json. */
export interface ValidationReport {
  readonly pluginReports: readonly PluginReport[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations?: readonly {
    readonly ruleName: string;
    readonly description?: string;
    readonly severity?: string;
    readonly violatingConstructs?: readonly { readonly constructPath?: string }[];
    readonly violatingResources?: readonly { readonly resourceLogicalId?: string }[];
  }[];
}

/** One line for every rule and construct: pack, rule, where, why. */
export function policyFindings({ pluginReports }: ValidationReport): string[] {
  return pluginReports.flatMap(({ pluginName, violations = [] }) =>
    violations.flatMap(({ ruleName, description = '', severity = '', violatingConstructs, violatingResources }) => {
      const constructs = violatingConstructs?.map(({ constructPath }) => constructPath) ?? [];
      const resources = violatingResources?.map(({ resourceLogicalId }) => resourceLogicalId) ?? [];
      // What names no place is a finding all the same.
      const [places = [undefined]] = [constructs, resources].filter(({ length }) => length > 0);
      return places.map((place) => `${pluginName} ${ruleName} ${severity} ${place ?? '?'}: ${description}`);
    }),
  );
}
