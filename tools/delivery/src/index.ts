export { choicesFor, withChoices } from './runbook/choices';
export { GitHub } from './github/github';
