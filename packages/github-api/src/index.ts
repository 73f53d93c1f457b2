export { GitHub, GitHubError, type GitHubOptions } from './github';
export { reviewersRule } from './reviewers';
export {
  type Answer,
  type Call,
  type Entry,
  type GitHubEnvironment,
  type Method,
  type Part,
  type Path,
  type PathValues,
  type Schema,
} from './operations';
