import { blocksOf, namedIn } from './page-commands';

test('a block of the page is told by its section and its first words, in lists too, and what is no shell is none', () => {
  const blocks = blocksOf('docs/operations.md');
  expect(blocks.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'Operations: P=nss-dev',
      'vpn-tunnel-down: aws ec2 describe-vpn-connections',
      'A stack that is stuck: npm run -s recover',
    ]),
  );
  expect(blocks.filter(({ text }) => /^ *(nss|ssh) /m.test(text))).toEqual([]);
  expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
});

test('a command in a sentence or a table is one, what is typed in a block or at an appliance is none', () => {
  const named = namedIn('docs/operations.md').map(({ key }) => key);
  expect(named).toEqual(
    expect.arrayContaining([
      'npm run -s environments -- show dev',
      'aws s3api delete-bucket --bucket NAME',
      'gh api --method DELETE repos/OWNER/REPOSITORY/environments/dev',
    ]),
  );
  expect(named.filter((text) => /^nss |describe-instance-status/.test(text))).toEqual([]);
});
