export { promotionWaves } from './promotion/waves';
export { choicesFor, RUNBOOK_WORKFLOW, withChoices } from './runbook/choices';
export { GitHub, GitHubError } from './github/github';
