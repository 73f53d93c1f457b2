import { validateDocument } from './validate';

const said = async (document: unknown) =>
  (await validateDocument(typeof document === 'string' ? document : JSON.stringify(document))).map(
    ({ code, severity, message }) => `${severity} ${code} ${/this is (.*), and no runbook/.exec(message)?.[1] ?? ''}`,
  );
const step = (action: string) => ({ name: 'one', action, inputs: {} });

// A document of each kind: https://github.com/ceshihao/ssm-public-documents
test.each([
  ['a CloudFormation template', { AWSTemplateFormatVersion: '2010-09-09', Resources: {} }],
  ['a CloudFormation template', 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n'],
  ['a document of the type CloudFormation or ConformancePackTemplate', { schemaVersion: '1.0', templateBody: 'x' }],
  ['a document of the type Session', { schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs: {} }],
  ['a document of the type QuickSetup', { schemaVersion: '1.0', deploymentConfig: [] }],
  ['a document of the type Package', { schemaVersion: '2.0', version: '1', packages: {}, files: {} }],
  ['a document of the type Command', { schemaVersion: '1.2', runtimeConfig: {} }],
  ['a document of the type Command', { schemaVersion: '2.2', mainSteps: [step('aws:runShellScript')] }],
  ['a document of the type Command', 'schemaVersion: 2.2\nmainSteps: [{name: a, action: aws:runDocument}]'],
  ['a document of the type Policy', { schemaVersion: '2.0', mainSteps: [step('aws:softwareInventory')] }],
  ['a document of the type ProblemAnalysisTemplate', { sections: [] }],
  ['a document of the type ChangeCalendar', 'BEGIN:VCALENDAR\nPRODID:-//AWS//Change Calendar 1.0//EN\nEND:VCALENDAR\n'],
])('%s is told as such, once', async (kind, document) => {
  expect(await said(document)).toEqual([`warning other-document ${kind}`]);
});

test.each([
  ['a version that is wrong', { schemaVersion: '2.2', mainSteps: [step('aws:pause')] }],
  ['a plugin among actions', { schemaVersion: '2.2', mainSteps: [step('aws:pause'), step('aws:runShellScript')] }],
  ['a plugin in a runbook', { schemaVersion: '0.3', mainSteps: [step('aws:runShellScript')] }],
  ['no steps', { schemaVersion: '2.2', mainSteps: [] }],
  ['a runbook without a version', { mainSteps: [step('aws:pause')] }],
  ['a map of anything', { Resources: { a: 1 } }],
])('%s is a runbook with errors', async (_what, document) => {
  const findings = await said(document);
  expect(findings.filter((each) => each.includes('other-document'))).toEqual([]);
  expect(findings.some((each) => each.startsWith('error'))).toBe(true);
});
