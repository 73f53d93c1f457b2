import { workspaceRoot } from '@nss/workspace';
import { join, resolve } from 'node:path';
import { type Template, readAssembly } from './assembly';
import { runCfnLint } from './cfn-lint-process';
import { ignoredRules } from './ignored-rules';
import { LintError } from './lint-error';
import { inProcesses } from './in-processes';
import { type RawFinding } from './raw-finding';
import { type Level, type LintFinding, type LintReport } from './report';

/** What to lint, and with what. */
export interface LintOptions {
  /** Directory of a cloud assembly. @default - dist/cdk.out at the workspace's root */
  readonly assembly?: string;
  /** Name of one environment. @default - all of them */
  readonly environment?: string;
  /** Path of cfn-lint. @default - .venv/bin/cfn-lint at the workspace's root */
  readonly executable?: string;
}

/** Rules by which cfn-lint reports that it could not do its work, not that a template is wrong. */
const FAILURES: Readonly<Record<string, string>> = {
  E0000: 'cannot read the template',
  E0001: 'cannot transform the template',
  E0002: 'failed inside one of its rules',
  E0003: 'was called in a way it does not understand',
};

/**
 * Lints every template of a cloud assembly.
 *
 * Every finding names the construct that made the resource, so that a person finds the line of code and not only the
 * line of a generated file.
 *
 * @throws LintError when there is nothing to lint, or cfn-lint cannot do it
 */
export async function lintAssembly({ assembly, environment, executable }: LintOptions = {}): Promise<LintReport> {
  const directory = resolve(assembly ?? join(workspaceRoot(), 'dist/cdk.out'));
  const { templates, regions } = readAssembly(directory, environment);
  const raw = await inProcesses(
    templates.map(({ file }) => file),
    (files) =>
      runCfnLint({
        executable: resolve(executable ?? join(workspaceRoot(), '.venv/bin/cfn-lint')),
        directory,
        files,
        regions,
        ignored: ignoredRules,
      }),
  );
  for (const {
    Rule: { Id: id },
    Filename: file,
    Message: message,
  } of raw) {
    if (FAILURES[id])
      throw new LintError(
        `cfn-lint ${FAILURES[id]}${file ? ` (${file})` : ''}: ${message}`,
        'synthesise again (npx nx run nss-infra:synth); if it stays, the version of cfn-lint does not know this template',
      );
  }
  const byFile = new Map(templates.map((template) => [template.file, template]));
  const findings = raw.map((finding) => toFinding(finding, byFile));
  return {
    assembly: assembly ?? directory,
    regions,
    templates: templates.map(({ file }) => file),
    findings: findings.sort(
      (a, b) => compare(a.template, b.template) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
    ),
  };
}

function toFinding(
  { Filename: file, Level: level, Location: location, Message: message, Rule: rule }: RawFinding,
  templates: ReadonlyMap<string, Template>,
): LintFinding {
  const template = (file ?? '').replace(/^\.\//, '');
  const path = location.Path ?? [];
  const constructPath =
    path[0] === 'Resources' ? templates.get(template)?.constructPaths.get(String(path[1])) : undefined;
  return {
    template,
    constructPath: constructPath ?? null,
    place: path.join('/'),
    rule: rule.Id,
    ruleName: rule.ShortDescription,
    ruleUrl: rule.Source,
    level: level.toLowerCase() as Level,
    message,
    line: location.Start.LineNumber,
    column: location.Start.ColumnNumber,
    endLine: location.End.LineNumber,
    endColumn: location.End.ColumnNumber,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
