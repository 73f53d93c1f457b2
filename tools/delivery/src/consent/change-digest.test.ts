import { type ResourceChange, type StackChange, type Template } from '@nss/deployment';
import { changeDigest } from './change-digest';

const change = (more: Partial<ResourceChange> = {}): ResourceChange => ({
  stackName: 'nss-prod-system',
  action: 'Modify',
  type: 'AWS::EC2::Instance',
  logicalId: 'Web01',
  path: 'Web01/Instance',
  replacement: 'True',
  ...more,
});
const stack = (changes: readonly ResourceChange[], before: Template = {}, after: Template = {}): StackChange => ({
  stackName: 'nss-prod-system',
  changes,
  before,
  after,
});

test('a digest is that of one change: the same prepared again has it, in any order; any other has another', () => {
  const template = (image: string): Template => ({
    Resources: { Web01: { Type: 'AWS::EC2::Instance', Properties: { ImageId: image, EbsOptimized: true } } },
  });
  const turned: Template = {
    Resources: { Web01: { Properties: { EbsOptimized: true, ImageId: 'b' }, Type: 'AWS::EC2::Instance' } },
  };
  const other = change({ logicalId: 'Web02', path: 'Web02/Instance' });
  const digest = changeDigest('prod', [stack([change(), other], template('a'), template('b')), stack([])]);
  expect(changeDigest('prod', [stack([other, change()], template('a'), turned)])).toBe(digest);
  const different = [
    changeDigest('dev', [stack([change(), other], template('a'), template('b'))]),
    changeDigest('prod', [stack([change()], template('a'), template('b'))]),
    changeDigest('prod', [stack([change(), other], template('a'), template('c'))]),
    changeDigest('prod', [stack([change(), other], template('x'), template('b'))]),
    changeDigest('prod', [stack([change({ action: 'Remove' }), other], template('a'), template('b'))]),
    changeDigest('prod', [stack([change({ replacement: 'False' }), other], template('a'), template('b'))]),
  ];
  expect(new Set([digest, ...different]).size).toBe(7);
});
