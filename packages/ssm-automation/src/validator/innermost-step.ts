import { type AutomationDocument, loopBody, type Path, type Step } from '../document';

/** The innermost step that a path leads through. */
export function innermostStep(path: Path, { mainSteps }: AutomationDocument): Step | undefined {
  let [steps, rest]: [readonly Step[], Path] = [mainSteps, path];
  let innermost: Step | undefined;
  while (rest[0] === (innermost ? 'inputs' : 'mainSteps')) {
    const [index, ...below] = rest.slice(innermost ? 2 : 1);
    const step: Step | undefined = typeof index === 'number' ? steps[index] : undefined;
    if (!step) break;
    [innermost, steps, rest] = [step, loopBody(step), below];
  }
  return innermost;
}
