/** A document with a call, a choice, a command, a script and a wait; nothing is wrong with it. */
export const restartService = `
schemaVersion: '0.3'
description: Restarts a service where the machine runs
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole: { type: String, default: '' }
  InstanceId: { type: String, allowedPattern: '^i-[0-9a-f]+$' }
  Service: { type: String, default: spooler, allowedValues: [spooler, w32time] }
  Seconds: { type: Integer, default: 60 }
  Force: { type: Boolean, default: false }
variables:
  tries: { type: Integer, default: 0 }
mainSteps:
  - name: look
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: ['{{ InstanceId }}']
    outputs:
      - { Name: State, Selector: '$.Reservations[0].Instances[0].State.Name', Type: String }
  - name: decide
    action: aws:branch
    inputs:
      Choices:
        - NextStep: restart
          And:
            - { Variable: '{{ look.State }}', StringEquals: running }
            - { Not: { Variable: '{{ Force }}', BooleanEquals: true } }
      Default: stopped
  - name: restart
    action: aws:runCommand
    timeoutSeconds: '{{ Seconds }}'
    onFailure: step:count
    inputs:
      DocumentName: AWS-RunPowerShellScript
      InstanceIds: ['{{ InstanceId }}']
      Parameters:
        commands: ['Restart-Service {{ Service }}', 'if ($?) { Get-Service {{ Service }} }']
    nextStep: pause
  - name: count
    action: aws:updateVariable
    inputs: { Name: 'variable:tries', Value: 1 }
  - name: pause
    action: aws:sleep
    inputs: { Duration: PT5S }
  - name: report
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { state: '{{ look.State }}', tries: '{{ variable:tries }}' }
      Script: |
        def main(events, context):
            return {"line": events["state"], "tries": events["tries"]}
    outputs:
      - { Name: Line, Selector: $.Payload.line, Type: String }
    isEnd: true
  - name: stopped
    action: aws:waitForAwsResourceProperty
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: ['{{ InstanceId }}']
      PropertySelector: $.Reservations[0].Instances[0].State.Name
      DesiredValues: [stopped]
outputs:
  - report.Line
`;

/** Machines that change their state, a stack, an approval and another runbook; nothing is wrong with it either. */
export const replaceStack = JSON.stringify({
  schemaVersion: '0.3',
  parameters: {
    Ids: { type: 'StringList' },
    StackName: { type: 'String' },
    Approvers: { type: 'StringList' },
    Runtime: { type: 'String', default: 'PowerShell 7.4' },
  },
  mainSteps: [
    {
      name: 'ask',
      action: 'aws:approve',
      inputs: { Approvers: '{{ Approvers }}', Message: 'replace {{ StackName }}?' },
    },
    {
      name: 'stop',
      action: 'aws:changeInstanceState',
      onCancel: 'step:start',
      inputs: { InstanceIds: '{{ Ids }}', DesiredState: 'stopped' },
    },
    { name: 'remove', action: 'aws:deleteStack', inputs: { StackName: '{{ StackName }}' }, onFailure: 'Continue' },
    {
      name: 'create',
      action: 'aws:createStack',
      inputs: { StackName: '{{ StackName }}', TemplateURL: 'https://example.com/t.json' },
    },
    {
      name: 'each',
      action: 'aws:loop',
      inputs: {
        Iterators: '{{ Ids }}',
        Steps: [
          {
            name: 'tag',
            action: 'aws:createTags',
            inputs: {
              ResourceIds: ['{{ each.CurrentIteratorValue }}'],
              Tags: [{ Key: 'stack', Value: '{{ create.StackId }}' }],
            },
          },
        ],
      },
    },
    {
      name: 'say',
      action: 'aws:executeScript',
      inputs: {
        Runtime: 'PowerShell 7.4',
        InputPayload: { Status: '{{ create.StackStatus }}' },
        Script: 'Write-Host "done"\nif ($true) { exit 0 }',
      },
    },
    {
      name: 'note',
      action: 'aws:executeAwsApi',
      inputs: {
        Service: 'cloudwatch',
        Api: 'PutMetricData',
        Namespace: 'stacks',
        MetricData: [{ MetricName: 'replaced', Value: 1, Unit: 'Count' }],
      },
    },
    {
      name: 'check',
      action: 'aws:executeAutomation',
      inputs: { DocumentName: 'Check', RuntimeParameters: { StackId: ['{{ create.StackId }}'] } },
    },
    { name: 'start', action: 'aws:changeInstanceState', inputs: { InstanceIds: '{{ Ids }}', DesiredState: 'running' } },
  ],
  outputs: ['check.Output'],
});
