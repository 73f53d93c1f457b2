import { documentOf, run, step } from '../../testing/run';

test('everything but Service and Api goes to the API, and the response is all there', async () => {
  const { calls, record } = await run(
    documentOf(
      [
        step('one', {
          inputs: { Service: 'ec2', Api: 'describe_instances', InstanceIds: ['{{ Ids }}'], MaxResults: 5 },
        }),
      ],
      {
        parameters: { Ids: { type: 'StringList', default: ['i-1', 'i-2'] } },
        outputs: ['one.OutputPayload'],
      },
    ),
    { DescribeInstances: { Reservations: [], When: new Date(0) } },
  );
  expect(calls).toEqual([
    { service: 'ec2', api: 'DescribeInstances', parameters: { InstanceIds: ['i-1', 'i-2'], MaxResults: 5 } },
  ]);
  expect(record.Outputs).toEqual({ 'one.OutputPayload': ['{"Reservations":[],"When":"1970-01-01T00:00:00.000Z"}'] });
});

test('without Service or Api it fails', async () => {
  expect((await run(documentOf([step('one', { inputs: { Api: 'X' } })]))).status).toBe('Failed');
});
