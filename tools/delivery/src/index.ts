export { choicesFor, RUNBOOK_WORKFLOW, withChoices } from './runbook/choices';
