import { type Template } from './assembly';
import { type ResourceChange } from './changes';
import { machineNamed, replacedMachines, withKeptMachines } from './kept-machines';

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
  expect(replacedMachines(both, template('ami-1'), template('ami-2'))).toEqual(['nss-a', 'nss-b']);
  const moved = [...both, change('aEni', 'AWS::EC2::NetworkInterface')];
  expect(replacedMachines(moved, template('ami-1'), template('ami-2', 'subnet-2'))).toEqual(['nss-b']);
  expect(replacedMachines([], template('ami-1'), template('ami-2'))).toEqual([]);
});

test('what stays is as it is deployed, the rest as it is wanted', () => {
  const kept = withKeptMachines(template('ami-2'), template('ami-1'), ['nss-a']);
  expect(machineNamed(kept, 'nss-a')?.Properties).toMatchObject({ ImageId: 'ami-1' });
  expect(machineNamed(kept, 'nss-b')?.Properties).toMatchObject({ ImageId: 'ami-2' });
  expect(machineNamed(kept, 'nss-c')).toBeUndefined();
});
