import { groupName } from './group-name';

const contexts = {
  github: { workflow: 'ci', ref: 'refs/heads/main', head_ref: '', event: { pull_request: { number: 3 } } },
  inputs: { environment: 'prod' },
};

test.each([
  ['deploy', 'deploy'],
  ['ci-${{ github.ref }}', 'ci-refs/heads/main'],
  ['${{ github.workflow }}-${{ github.head_ref || github.ref }}', 'ci-refs/heads/main'],
  ["${{ inputs.environment }}/${{ github.nothing || 'it''s' }}", "prod/it's"],
  ['${{ github.event.pull_request.number || 0 }}', '3'],
  ['${{ github.nothing }}', ''],
])('%s', (text, name) => expect(groupName(text, contexts)).toBe(name));

test('refuses what it cannot evaluate', () => {
  expect(() => groupName("${{ format('{0}', github.ref) }}", contexts)).toThrow(
    "the expression format('{0}', github.ref) is more than",
  );
});
