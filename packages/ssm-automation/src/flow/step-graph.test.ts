import fc from 'fast-check';
import { type Step } from '../document';
import { documentOf, step } from '../testing/run';
import { stepGraph } from './step-graph';

const loop = (Steps: Step[]): Step => ({ name: 'loop', action: 'aws:loop', inputs: { Iterators: ['a'], Steps } });

test('a step leads on to the next, and to where a failure or a cancel goes', () => {
  const graph = stepGraph(
    documentOf([
      step('one', { onFailure: 'step:four', onCancel: 'step:three', isEnd: true }),
      step('two'),
      step('three', { isEnd: true }),
      step('four'),
    ]),
  );
  expect(['one', 'two', 'three', 'four'].filter(graph.isReachable)).toEqual(['one', 'three', 'four']);
  expect(graph.leadsTo('one', 'one')).toBe(false);
});

test('a body comes back to its loop, and an end inside it too', () => {
  const graph = stepGraph(documentOf([loop([step('in', { isEnd: true }), step('never')]), step('after')]));
  expect(graph.leadsTo('in', 'in')).toBe(true);
  expect(graph.isReachable('never')).toBe(false);
  expect(graph.leadsTo('in', 'after')).toBe(true);
});

test('a cycle that nothing leaves does not lead to the end', () => {
  const graph = stepGraph(documentOf([step('one'), step('two'), step('again', { nextStep: 'two' })]));
  expect(['one', 'two', 'again'].filter(graph.leadsToEnd)).toEqual([]);
});

test('what can be reached does not depend on the path: where a way leads, its ways lead too', () => {
  const names = ['aaa', 'bbb', 'ccc', 'ddd', 'eee'];
  const anyStep = (name: string) =>
    fc
      .record({ nextStep: fc.option(fc.constantFrom(...names), { nil: undefined }), isEnd: fc.boolean() })
      .map((envelope) => step(name, envelope));
  fc.assert(
    fc.property(fc.tuple(...names.map(anyStep)), (steps) => {
      const graph = stepGraph(documentOf(steps));
      for (const a of names)
        for (const b of names)
          for (const c of names) if (graph.leadsTo(a, b) && graph.leadsTo(b, c)) expect(graph.leadsTo(a, c)).toBe(true);
      for (const a of names)
        if (graph.isReachable(a))
          for (const b of names) if (graph.leadsTo(a, b)) expect(graph.isReachable(b)).toBe(true);
    }),
  );
});
