import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { runbook, steps } from '../builder';
import { runbookDocument } from './runbook-document';

test('a change becomes a new version of the same document', () => {
  const scope = new Stack(new App(), 'Stack');
  const made = runbook({ description: 'waits', steps: () => ({ steps: [steps.sleep('nap', { seconds: 1 })] }) });
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
