import { beyond, onHost, PRIVATE, wholeRanges } from './host-services';
import { type Box, boxOf, boxOfFamily, subtract } from './space';

const RANGES = ['10.1.0.0/24'];
const PORT = [443, 443] as const;
const anywhere = boxOf('tcp', '0.0.0.0/0', PORT);
const withoutHost = subtract([anywhere], onHost(RANGES));
const publicly = subtract(
  withoutHost,
  PRIVATE.map((each) => boxOf('tcp', each, PORT)),
);
const list = boxOfFamily('tcp', 'pl-61a54008', PORT);

test('everything but what the host answers is everything, and every public address has a name', () => {
  expect(withoutHost).toHaveLength(3);
  expect(wholeRanges(withoutHost, RANGES)).toEqual([anywhere]);
  expect(wholeRanges(publicly, RANGES)).toEqual([{ ...anywhere, family: 'public', first: 0, last: 0 }]);
  const inner = boxOf('tcp', '10.1.0.128/25', PORT);
  expect(wholeRanges([...publicly, inner], RANGES)).toEqual([
    { ...anywhere, family: 'public', first: 0, last: 0 },
    inner,
  ]);
});

test.each<[string, Box[]]>([
  ['one address', [boxOf('tcp', '8.8.8.8/32', PORT)]],
  ['two ranges that do not touch', [boxOf('tcp', '8.8.8.0/25', PORT), boxOf('tcp', '9.9.9.0/24', PORT)]],
  ['a prefix list', [list]],
  ['nothing', []],
])('%s stays what it is', (_what, boxes) => {
  expect(wholeRanges(boxes, RANGES)).toEqual(boxes);
});

// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
test('what a prefix list of AWS names is allowed anyway where every public address is, and not where one is missing', () => {
  expect(beyond([list], publicly, RANGES)).toEqual([]);
  expect(beyond([list], [anywhere], RANGES)).toEqual([]);
  expect(beyond([list], publicly.slice(1), RANGES)).toEqual([list]);
  expect(beyond([list], [{ ...anywhere, protocol: 'udp' }], RANGES)).toEqual([list]);
  expect(beyond([{ ...list, toPort: 444 }], publicly, RANGES)).toEqual([{ ...list, fromPort: 444, toPort: 444 }]);
});
