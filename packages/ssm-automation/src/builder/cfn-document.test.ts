import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { runbookDocument } from './cfn-document';
import { runbook } from './runbook';
import { executeScript, sleep } from './steps';

const stack = () => new Stack(new App(), 'Stack');

test('a change becomes a new version of the same document', () => {
  const scope = stack();
  const made = runbook({ description: 'waits', steps: () => ({ steps: [sleep('nap', { seconds: 1 })] }) });
  runbookDocument(scope, 'Nap', { runbook: made, documentName: 'nss-nap' });
  Template.fromStack(scope).hasResourceProperties('AWS::SSM::Document', {
    Name: 'nss-nap',
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    UpdateMethod: 'NewVersion',
    Content: {
      schemaVersion: '0.3',
      mainSteps: [{ name: 'nap', action: 'aws:sleep', isEnd: true, inputs: { Duration: 'PT1S' } }],
    },
  });
});

test('a document that AWS would not take is refused', () => {
  const big = runbook({
    description: '',
    steps: () => ({ steps: [executeScript('big', { handler: 'h', script: 'x'.repeat(70_000) })] }),
  });
  expect(() => runbookDocument(stack(), 'Big', { runbook: big, documentName: 'big' })).toThrow('AWS takes 65536');
});
