import { type AutomationDocument } from './document';
import { walkSteps } from './walk-steps';

test('a loop comes before its body, and the path leads to each step', () => {
  const document: AutomationDocument = {
    schemaVersion: '0.3',
    mainSteps: [
      { name: 'first', action: 'aws:sleep' },
      { name: 'each', action: 'aws:loop', inputs: { Steps: [{ name: 'inner', action: 'aws:sleep' }] } },
    ],
  };
  const placed = walkSteps(document);
  expect(placed.map(({ step }) => step.name)).toEqual(['first', 'each', 'inner']);
  expect(placed[2]?.path).toEqual(['mainSteps', 1, 'inputs', 'Steps', 0]);
  expect(placed[2]?.loops.map(({ name }) => name)).toEqual(['each']);
});
