import { workflowChoices } from '../commands/choices';
import { withChoices } from './choices';

const workflow =
  'a:\n  # begin of what is generated: runbooks\n  options: [old]\n  # end of what is generated\n  # begin of what is generated: environments\n  options: []\n  # end of what is generated\nb: 1\n';

test('only the marked parts change', () => {
  expect(withChoices(workflow, { runbooks: ['x', 'y'], environments: ['dev'] })).toBe(
    workflow.replace('[old]', '[x, y]').replace('[]', '[dev]'),
  );
});

test('without its marks a workflow is refused', () => {
  expect(() => withChoices('a: 1', { runbooks: [], environments: [] })).toThrow(
    'marked "begin of what is generated: runbooks"',
  );
});

test('the forms offer the runbooks and environments there are: npm run -s delivery -- choices', () => {
  for (const { is, shouldBe } of workflowChoices()) expect(is).toBe(shouldBe);
});
