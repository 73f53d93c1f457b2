import { type AutomationDocument, walkSteps } from '../../document';
import { documentFaults, innermostStep } from '../../validator';
import { referenceProblems } from './check-references';
import { scriptProblems } from './check-scripts';
import { type RunbookProblem } from './problem';

/**
 * Everything that a runbook is refused for: what the validator calls an error or a warning, and what this library asks of runbooks beyond that. AWS
 * takes what is a warning; whoever writes a runbook anew hardly means it, and says so with `accepts` where it is meant.
 */
export function documentProblems(document: AutomationDocument): RunbookProblem[] {
  const found = documentFaults(document)
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, path, message, remedy }): RunbookProblem => {
      const step = innermostStep(path, document)?.name;
      return { code, ...(step !== undefined && { step }), message, remedy };
    });
  return [...found, ...uncriticalAborts(document), ...referenceProblems(document), ...scriptProblems(document)];
}

function uncriticalAborts(document: AutomationDocument): RunbookProblem[] {
  return walkSteps(document)
    .filter(({ step: { onFailure, isCritical } }) => onFailure === 'Abort' && String(isCritical) === 'false')
    .map(({ step: { name } }) => ({
      code: 'uncritical-abort',
      step: name,
      message: 'a step that aborts the runbook is critical',
      remedy: 'say onFailure: Continue or a step to go to',
    }));
}
