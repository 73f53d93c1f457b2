import { FINDING_CODES, type FindingCode, type Severity } from '../validator';
import { type ValidatedFile } from './validate-files';

/** A log in SARIF 2.1.0: what was found by one tool. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: {
    readonly tool: {
      readonly driver: { readonly name: string; readonly informationUri: string; readonly rules: Rule[] };
    };
    readonly columnKind: 'utf16CodeUnits';
    readonly results: Result[];
  }[];
}

interface Rule {
  readonly id: FindingCode;
  readonly shortDescription: Text;
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: Severity };
}

interface Result {
  readonly ruleId: FindingCode;
  readonly ruleIndex: number;
  readonly level: Severity;
  readonly message: Text;
  readonly locations: {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
    readonly logicalLocations?: { readonly name: string; readonly kind: string }[];
  }[];
}

interface Text {
  readonly text: string;
}

/**
 * Findings in SARIF 2.1.0, which code hosts show beside the lines.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function validationSarif(results: readonly ValidatedFile[]): SarifLog {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ssm-automation',
            informationUri: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-documents.html',
            rules: CODES.map(rule),
          },
        },
        // Columns are counted as JavaScript counts characters.
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(fileResults),
      },
    ],
  };
}

const CODES = Object.keys(FINDING_CODES) as FindingCode[];

function rule(code: FindingCode): Rule {
  const { severity, meaning, source } = FINDING_CODES[code];
  return {
    id: code,
    shortDescription: { text: meaning },
    helpUri: source,
    defaultConfiguration: { level: severity },
  };
}

function fileResults({ file, findings }: ValidatedFile): Result[] {
  return findings.map(({ code, severity, step, position, message, remedy }) => ({
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: severity,
    message: { text: `${step === undefined ? '' : `${step}: `}${message}. Remedy: ${remedy}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') },
          region: { startLine: position.line, startColumn: position.column },
        },
        ...(step !== undefined && { logicalLocations: [{ name: step, kind: 'member' }] }),
      },
    ],
  }));
}
