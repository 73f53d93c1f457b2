export { choicesFor, RUNBOOK_WORKFLOW, withChoices } from './runbook/choices';
export { GitHub } from './github/github';
