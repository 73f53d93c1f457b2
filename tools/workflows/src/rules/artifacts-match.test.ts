import { artifactsMatch as rule } from './artifacts-match';
import { found, workflow } from './testing';

const UP = '{ uses: actions/upload-artifact@v4, with: { name: "promotion-${{ inputs.environment }}", path: x } }';
const down = (inputs: string) => workflow(`  a: { steps: [${UP}, { uses: actions/download-artifact@v4, with: { ${inputs} } }] }`);

test.each([
  ['name: "promotion-${{ matrix.environment }}"', 0], ['name: "promotions-${{ inputs.environment }}"', 1], ['name: assembly', 1], ['pattern: "promotion-*"', 0], ['pattern: "other-*"', 1], ['path: here', 0],
])('%s: %d', (inputs, count) => expect(found(rule, down(inputs))).toHaveLength(count));

test('a job waits for the one that uploads what it downloads', () => {
  const jobs = (needs: string) => workflow(`  up: { steps: [${UP}] }\n  between: { needs: up, steps: [] }\n  down: { ${needs} steps: [{ uses: actions/download-artifact@v4, with: { name: "promotion-\${{ matrix.e }}" } }] }`);
  expect(found(rule, jobs('needs: between,'))).toEqual([]);
  expect(found(rule, jobs(''))).toEqual(['w.yml:6 job down downloads promotion-${{ matrix.e }} without waiting for up, which uploads it']);
});
