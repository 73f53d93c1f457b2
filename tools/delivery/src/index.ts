export { promotionWaves } from './promotion/waves';
export { GitHub, GitHubError } from './github/github';
