export { choicesFor, withChoices } from './runbook/choices';
