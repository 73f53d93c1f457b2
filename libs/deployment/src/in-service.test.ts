import { type Template } from './assembly';
import { type ResourceChange } from './changes';
import {
  machineNamed,
  removedMachines,
  STOPPING_PROPERTIES,
  stoppedMachines,
  touchedMachines,
  withKept,
  withTakenBack,
  writtenRecords,
} from './in-service';

const eni = (SubnetId: string) => ({ Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId } });
const machine = (name: string, ImageId: string) => ({
  Type: 'AWS::EC2::Instance',
  Properties: {
    ImageId,
    NetworkInterfaces: [{ NetworkInterfaceId: { Ref: `${name}Eni` } }],
    Tags: [{ Key: 'Name', Value: `nss-${name}` }],
  },
});
const template = (image: string, subnet = 'subnet-1'): Template => ({
  Resources: { aEni: eni(subnet), bEni: eni('subnet-1'), a: machine('a', image), b: machine('b', image) },
});
const change = (logicalId: string, type: string): ResourceChange => ({
  stackName: 's',
  logicalId,
  path: logicalId,
  type,
  action: 'Modify',
  replacement: 'True',
});

test('machines with another image are named; one whose interface moves cannot stay, and is not', () => {
  const both = [change('a', 'AWS::EC2::Instance'), change('b', 'AWS::EC2::Instance')];
  expect(stoppedMachines(both, template('ami-1'), template('ami-2'))).toEqual(['nss-a', 'nss-b']);
  const moved = [...both, change('aEni', 'AWS::EC2::NetworkInterface')];
  expect(stoppedMachines(moved, template('ami-1'), template('ami-2', 'subnet-2'))).toEqual(['nss-b']);
  expect(stoppedMachines([], template('ami-1'), template('ami-2'))).toEqual([]);
});

test('a machine is touched by what changes of itself and of its interfaces, and not by what is new or only near it', () => {
  const of = (id: string, type: string, action: ResourceChange['action'] = 'Modify') =>
    touchedMachines([{ ...change(id, type), action, replacement: 'False' }], template('ami-1'));
  expect(of('a', 'AWS::EC2::Instance')).toEqual(['nss-a']);
  expect(of('bEni', 'AWS::EC2::NetworkInterface')).toEqual(['nss-b']);
  expect(of('b', 'AWS::EC2::Instance', 'Remove')).toEqual(['nss-b']);
  expect(of('c', 'AWS::EC2::Instance', 'Add')).toEqual([]);
  expect(of('Alarm', 'AWS::CloudWatch::Alarm')).toEqual([]);
});

test('what stays is as it is deployed, the rest as it is wanted', () => {
  const kept = withKept(template('ami-2'), template('ami-1'), ['nss-a']);
  expect(machineNamed(kept, 'nss-a')?.Properties).toMatchObject({ ImageId: 'ami-1' });
  expect(machineNamed(kept, 'nss-b')?.Properties).toMatchObject({ ImageId: 'ami-2' });
  expect(machineNamed(kept, 'nss-c')).toBeUndefined();
});

// "Update requires: Some interruptions", the template reference of AWS::EC2::Instance.
test.each(STOPPING_PROPERTIES)(
  'a machine that stops for another %s is named, whatever the change set says',
  (property) => {
    const other = structuredClone(template('ami-1')) as { Resources: Record<string, { Properties: object }> };
    Object.assign(other.Resources['a']!.Properties, { [property]: 'other' });
    for (const replacement of ['True', 'False', 'Conditional'] as const)
      expect(
        stoppedMachines([{ ...change('a', 'AWS::EC2::Instance'), replacement }], template('ami-1'), other as Template),
      ).toEqual(['nss-a']);
  },
);

test('another tag stops no machine', () => {
  const tagged = template('ami-1');
  const { a } = tagged.Resources!;
  const Tags = [...(a!.Properties!['Tags'] as object[]), { Key: 'owner', Value: 'b' }];
  const other = { Resources: { ...tagged.Resources, a: { ...a!, Properties: { ...a!.Properties, Tags } } } };
  const touched = { ...change('a', 'AWS::EC2::Instance'), replacement: 'False' } as const;
  expect(stoppedMachines([touched], template('ami-1'), other)).toEqual([]);
});

test('machines that go are named', () => {
  const gone = [
    { ...change('b', 'AWS::EC2::Instance'), action: 'Remove' },
    { ...change('bEni', 'AWS::EC2::NetworkInterface'), action: 'Remove' },
    change('a', 'AWS::EC2::Instance'),
  ] as const;
  expect(removedMachines(gone, template('ami-1'))).toEqual(['nss-b']);
});

describe('a parameter that a runbook writes', () => {
  const NAME = '/nss/relay/web/active';
  const saying = (Value: string, owner = 'a'): Template => ({
    Resources: {
      active: {
        Type: 'AWS::SSM::Parameter',
        Properties: { Name: NAME, Type: 'String', Value, Tags: { owner } },
      },
    },
  });
  const touched = [{ ...change('active', 'AWS::SSM::Parameter'), replacement: 'False' } as const];

  // CloudFormation puts the template's value whenever it updates a parameter: https://github.com/aws/aws-cdk/issues/25949
  test('is kept when something else of it changes and it says something else now', () => {
    const written = writtenRecords(touched, saying('web-01'), saying('web-01', 'b'), { [NAME]: 'web-02' });
    expect(written).toEqual([NAME]);
    expect(withKept(saying('web-01', 'b'), saying('web-01'), written)).toEqual(saying('web-01'));
  });

  test('is written when it says what was deployed, when the change is about its value, or nobody writes it', () => {
    expect(writtenRecords(touched, saying('web-01'), saying('web-01', 'b'), { [NAME]: 'web-01' })).toEqual([]);
    expect(writtenRecords(touched, saying('web-01'), saying('web-01,web-02'), { [NAME]: 'web-02' })).toEqual([]);
    expect(writtenRecords(touched, saying('web-01'), saying('web-01', 'b'), {})).toEqual([]);
    expect(writtenRecords([], saying('web-01'), saying('web-01', 'b'), { [NAME]: 'web-02' })).toEqual([]);
  });

  test('that a failed deployment wrote back is named with the way out', () => {
    const cause = new Error('taken back');
    expect(withTakenBack(cause, { [NAME]: 'web-02' }, { [NAME]: 'web-02' })).toBe(cause);
    expect(withTakenBack(cause, { [NAME]: 'web-02' }, {})).toBe(cause);
    const { message } = withTakenBack(cause, { [NAME]: 'web-02' }, { [NAME]: 'web-01' });
    expect(message).toContain('taken back\n/nss/relay/web/active said web-02 before and says web-01 now');
    expect(message).toContain('aws ssm put-parameter --name /nss/relay/web/active --value web-02 --overwrite');
  });
});
