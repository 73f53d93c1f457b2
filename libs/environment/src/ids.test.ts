import fc from 'fast-check';
import { ec2Id } from './primitives';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html: 17 characters, 8 in ids of before 2018, all of them hexadecimal. */
const id = ec2Id('vpc', 'a VPC id');
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

test('ids that EC2 gives are taken', () => {
  fc.assert(
    fc.property(fc.oneof(digits(8), digits(17)), (text) => {
      expect(id.safeParse(`vpc-${text}`).success).toBe(true);
    }),
  );
});

test('ids that EC2 never gives are refused', () => {
  const length = fc.integer({ min: 0, max: 40 }).filter((count) => count !== 8 && count !== 17);
  fc.assert(
    fc.property(length.chain(digits), (text) => {
      expect(id.safeParse(`vpc-${text}`).success).toBe(false);
    }),
  );
  for (const text of [
    'vpc-0123456789abcdefg',
    'vpc-0123456789ABCDEF0',
    'subnet-0123456789abcdef0',
    '0123456789abcdef0',
    'vpc-0123456789abcdef0 ',
    'vpc_0123456789abcdef0',
    'vpc-',
  ])
    expect(id.safeParse(text).success).toBe(false);
});
