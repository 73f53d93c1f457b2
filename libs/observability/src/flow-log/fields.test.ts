import { FLOW_LOG_FIELDS, flowLogFormat, patternField } from './fields';

test('the format names every field once, in order, starting with the default format', () => {
  expect(flowLogFormat()).toMatch(/^\$\{version} \$\{account-id} \$\{interface-id} \$\{srcaddr} \$\{dstaddr} /);
  expect(flowLogFormat().split(' ')).toHaveLength(FLOW_LOG_FIELDS.length);
  expect(new Set(FLOW_LOG_FIELDS).size).toBe(FLOW_LOG_FIELDS.length);
});

test('what pulse filters need is carried', () => {
  expect(FLOW_LOG_FIELDS).toEqual(
    expect.arrayContaining([
      'interface-id',
      'srcaddr',
      'dstaddr',
      'pkt-srcaddr',
      'pkt-dstaddr',
      'srcport',
      'dstport',
      'flow-direction',
      'action',
      'packets',
      'bytes',
      'start',
      'end',
      'log-status',
      'vpc-id',
      'subnet-id',
      'instance-id',
      'tcp-flags',
      'protocol',
      'traffic-path',
    ]),
  );
});

test('a pattern field has no hyphen', () => {
  expect(patternField('pkt-dstaddr')).toBe('pkt_dstaddr');
});
