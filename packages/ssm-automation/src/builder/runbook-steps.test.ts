import { runbook } from './runbook';
import { approve, changeInstanceState, executeAutomation, executeScript, pause, powershell, runCommand } from './steps';

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Attachment)
test('a script may be an attachment of the document', () => {
  const files = { 'judge.zip': { checksums: { sha256: 'a'.repeat(64) } } };
  const { document } = runbook({
    files,
    steps: () => ({ steps: [executeScript('judge', { handler: 'judge.main', attachment: 'judge.zip' })] }),
  });
  expect(document).toMatchObject({
    files,
    mainSteps: [{ inputs: { Runtime: 'python3.11', Handler: 'judge.main', Attachment: 'judge.zip' } }],
  });
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html: "Not supported" for PowerShell (Handler)
test('PowerShell has no handler', () => {
  const script = executeScript('say', { runtime: 'PowerShell 7.0', script: 'Get-Date' });
  const { document } = runbook({ steps: () => ({ steps: [script] }) });
  expect(document.mainSteps[0]?.inputs).not.toHaveProperty('Handler');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-map-targets.html
test('commands and automations have targets', () => {
  const targets = [{ key: 'tag:Name', values: ['nss'] }];
  const { document } = runbook({
    steps: () => ({
      steps: [
        runCommand('update', { documentName: 'AWS-UpdateSSMAgent', targets, maxErrors: '25%' }),
        executeAutomation('restart', {
          documentName: 'AWS-RestartEC2Instance',
          targets,
          targetParameterName: 'InstanceId',
        }),
      ],
    }),
  });
  const Targets = [{ Key: 'tag:Name', Values: ['nss'] }];
  expect(document.mainSteps.map(({ inputs }) => inputs)).toMatchObject([
    { Targets, MaxErrors: '25%' },
    { Targets, TargetParameterName: 'InstanceId' },
  ]);
});

test('code goes to instances by way of what tells it from text, and holds nothing that Systems Manager replaces', () => {
  for (const documentName of ['AWS-RunPowerShellScript', 'AWS-RunShellScript', 'AWS-RunRemoteScript']) {
    expect(() => runCommand('run', { documentName, instanceIds: [], parameters: { commands: ['hostname'] } })).toThrow(
      `run: ${documentName} runs what it is given; use runPowerShell`,
    );
  }
  expect(() => powershell`Write-Host {{ssm:name}}`).toThrow(
    'Systems Manager would put a value there: Write-Host {{ssm:name}}',
  );
  expect(powershell`"$Env:ProgramData\Amazon"`.line).toBe('"$Env:ProgramData\\Amazon"');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html (onFailure, isCritical, isEnd, nextStep)
test('what AWS assumes is written out, or left out where the runbook says so', () => {
  const all = () => ({
    steps: [
      approve('ask', { approvers: ['arn:aws:iam::111111111111:user/a'] }),
      changeInstanceState('stop', { instanceIds: ['i-0123456789abcdef0'], desiredState: 'stopped' }),
      pause('hold', { isEnd: true }),
    ],
  });
  const leftOut = runbook({ steps: all, defaults: 'left-out' }).document.mainSteps;
  expect(leftOut.map(({ name: _name, action: _action, ...rest }) => rest)).toEqual([
    { inputs: { Approvers: ['arn:aws:iam::111111111111:user/a'] } },
    { inputs: { InstanceIds: ['i-0123456789abcdef0'], DesiredState: 'stopped' } },
    { isEnd: true, inputs: {} },
  ]);
  const flow = { onFailure: 'Abort', isCritical: true };
  expect(runbook({ steps: all }).document.mainSteps).toMatchObject([
    { ...flow, isEnd: false, nextStep: 'stop', inputs: { MinRequiredApprovals: 1 } },
    { ...flow, isEnd: false, nextStep: 'hold', inputs: { CheckStateOnly: false } },
    { ...flow, isEnd: true },
  ]);
});
