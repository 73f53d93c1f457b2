import { type Check } from './check';

/**
 * Instance types with Arm processors: `g` stands first behind the generation for Graviton (r6g, im4gn, is4gen), the first of them was
 * called a1, and all Macs but mac1 have processors of Apple.
 * Source: docs.aws.amazon.com/ec2/latest/instancetypes, "Amazon EC2 instance type naming conventions".
 */
export function isArm(instanceType: string): boolean {
  const [family = ''] = instanceType.split('.');
  return family === 'a1' || (family.startsWith('mac') && family !== 'mac1') || /^[a-z]+(-[a-z]+)?\d+g/.test(family);
}

/** The NSS image and Windows run on x86 processors only; EC2 refuses to start them on others. */
export const architecture: Check = function* ({ relay, bastion }) {
  for (const [key, { instanceType }, what] of [
    ['relay', relay, 'the NSS image is'],
    ['bastion', bastion, 'Windows Server images are'],
  ] as const) {
    if (!isArm(instanceType)) continue;
    yield {
      path: [key, 'instanceType'],
      message: `${instanceType} has an Arm processor, and ${what} made for x86: EC2 would refuse the start`,
      allowed: 'a type with Intel or AMD processors, for example r6i.xlarge or t3.medium',
      remedy: 'choose the same family with i or a instead of g behind its generation',
    };
  }
};
