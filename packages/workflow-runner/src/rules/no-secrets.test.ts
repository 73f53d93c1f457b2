import { noSecrets as rule } from './no-secrets';
import { found, workflow } from './testing';

test.each([
  ['env: { A: "${{ secrets.KEY }}" }, steps: []', 1],
  ['env: { A: "${{ secrets[\'KEY\'] }}" }, steps: []', 1],
  ['env: { A: "${{ toJSON(secrets) }}" }, steps: []', 1],
  ['uses: ./.github/workflows/x.yml, secrets: inherit', 1],
  ['env: { A: "${{ secrets.GITHUB_TOKEN }}" }, steps: []', 0],
  ['steps: [] } # no secrets.KEY here {', 0],
])('%s: %d', (job, count) => expect(found(rule, workflow(`  a: { ${job} }`))).toHaveLength(count));
