import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isNameless } from '../sound-document';

/** Names that two steps have, steps that nothing leads to, and cycles that nothing leads out of. */
export const flow: Rule = ({ steps, graph }) => {
  const names = steps.map(({ step }) => step.name);
  const faults: Fault[] = [];
  const told = new Set<string>();
  steps.forEach(({ step: { name }, path }, index) => {
    const at = [...path, 'name'];
    if (isNameless(name)) return;
    if (names.indexOf(name) !== index)
      faults.push({
        code: 'duplicate-step',
        path: at,
        message: `there is another step ${name}`,
        remedy: 'rename one of them',
      });
    else if (!graph.isReachable(name))
      faults.push({
        code: 'unreachable-step',
        path: at,
        message: `nothing leads to ${name}`,
        remedy: 'let a nextStep, a choice or onFailure lead here, or remove the step',
      });
    else if (!told.has(name) && !graph.leadsToEnd(name) && graph.leadsTo(name, name)) {
      const cycle = names.filter((other) => graph.leadsTo(name, other) && graph.leadsTo(other, name));
      cycle.forEach((other) => told.add(other));
      faults.push({
        code: 'endless-cycle',
        path: at,
        message: `${cycle.join(', ')} lead round and round`,
        remedy: 'let a branch lead out, or end one of them with isEnd',
      });
    }
  });
  return faults;
};
