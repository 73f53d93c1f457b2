import { join, relative, sep } from 'node:path';
import { type LintFinding, type LintReport } from './report';

const levels = { error: 'error', warning: 'warning', informational: 'note' } as const;

/**
 * A report in SARIF 2.1.0, which code hosts show beside the commit. Source: docs.oasis-open.org/sarif/sarif/v2.1.0.
 * @param root directory the templates' paths are given from
 */
export function formatSarif({ assembly, findings }: LintReport, root: string): string {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const uri = (template: string) =>
    relative(root, join(assembly, template)).split(sep).map(encodeURIComponent).join('/');
  const result = (finding: LintFinding) => ({
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ rule }) => rule === finding.rule),
    level: levels[finding.level],
    message: { text: finding.constructPath ? `${finding.constructPath}: ${finding.message}` : finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(finding.template) },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
          },
        },
        ...(finding.constructPath
          ? { logicalLocations: [{ fullyQualifiedName: finding.constructPath, kind: 'resource' }] }
          : {}),
      },
    ],
  });
  return JSON.stringify(
    {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'cfn-lint',
              informationUri: 'https://github.com/aws-cloudformation/cfn-lint',
              rules: rules.map(({ rule, ruleName, ruleUrl }) => ({
                id: rule,
                shortDescription: { text: ruleName },
                helpUri: ruleUrl,
              })),
            },
          },
          columnKind: 'unicodeCodePoints',
          results: findings.map(result),
        },
      ],
    },
    null,
    2,
  );
}
