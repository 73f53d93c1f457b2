export { promotionWaves } from './promotion/waves';
export { withChoices } from './runbook/choices';
export { GitHub, GitHubError } from './github/github';
