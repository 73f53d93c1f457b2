/** Documents that are validated at once. */
export const DOCUMENTS = 500;

/** Calls of services whose models differ in size, with a place in the answer. */
const CALLS = [
  ['ec2', 'DescribeInstances', '$.Reservations[0].Instances[0].InstanceId'],
  ['rds', 'DescribeDBInstances', '$.DBInstances[0].DBInstanceIdentifier'],
  ['s3', 'GetBucketLocation', '$.LocationConstraint'],
  ['iam', 'GetRole', '$.Role.Arn'],
  ['ssm', 'GetParameter', '$.Parameter.Value'],
  ['cloudwatch', 'DescribeAlarms', '$.MetricAlarms[0].AlarmName'],
  ['lambda', 'GetFunction', '$.Configuration.FunctionArn'],
  ['dynamodb', 'DescribeTable', '$.Table.TableArn'],
] as const;

const NEEDED: Readonly<Record<string, object>> = {
  GetBucketLocation: { Bucket: '{{ Name }}' },
  GetRole: { RoleName: '{{ Name }}' },
  GetParameter: { Name: '{{ Name }}' },
  GetFunction: { FunctionName: '{{ Name }}' },
  DescribeTable: { TableName: '{{ Name }}' },
};

/** Lines that make a script as long as those of published documents. */
const LINES = Array.from({ length: 30 }, (_, line) => `    value${line} = f"{events['found']} {${line}}"\n`).join('');

/**
 * A document as people write them: it looks three times, decides, runs a script and a command.
 * @param index gives its calls and its name; the same number gives the same text
 */
export function madeUpDocument(index: number): string {
  const looks = [0, 1, 2].map((each) => {
    const [Service, Api, Selector] = CALLS[(index + each * 3) % CALLS.length] as (typeof CALLS)[number];
    return {
      name: `look${each}`,
      action: 'aws:executeAwsApi',
      inputs: { Service, Api, ...NEEDED[Api] },
      outputs: [{ Name: 'Found', Selector, Type: 'String' }],
    };
  });
  return JSON.stringify(
    {
      schemaVersion: '0.3',
      description: `Looks at ${index}`,
      assumeRole: '{{ AutomationAssumeRole }}',
      parameters: {
        AutomationAssumeRole: { type: 'String', default: '' },
        Name: { type: 'String', default: `name-${index}`, allowedPattern: '^[a-z][a-z0-9-]{1,62}$' },
        Ids: { type: 'StringList' },
      },
      mainSteps: [
        ...looks,
        {
          name: 'decide',
          action: 'aws:branch',
          inputs: {
            Choices: [{ NextStep: 'work', Variable: '{{ look0.Found }}', StringEquals: '{{ look1.Found }}' }],
            Default: 'command',
          },
        },
        {
          name: 'work',
          action: 'aws:executeScript',
          inputs: {
            Runtime: 'python3.11',
            Handler: 'main',
            InputPayload: { found: '{{ look2.Found }}' },
            Script: `def main(events, context):\n${LINES}    return {"Answer": value0}\n`,
          },
          outputs: [{ Name: 'Answer', Selector: '$.Payload.Answer', Type: 'String' }],
        },
        {
          name: 'command',
          action: 'aws:runCommand',
          inputs: {
            DocumentName: 'AWS-RunPowerShellScript',
            InstanceIds: '{{ Ids }}',
            Parameters: { commands: ['$found = "{{ look0.Found }}"', 'if ($found) { Write-Output $found }'] },
          },
        },
      ],
    },
    undefined,
    2,
  );
}
