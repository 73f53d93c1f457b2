import { type Correction } from './correction';

/** A token for each job. */
export const TOKENS_CORRECTIONS: readonly Correction[] = [
  {
    why: 'Every job has a token of its own with the permissions of that job; act knows one for all.',
    file: 'pkg/runner/run_context.go',
    find: `	if ghc.RunAttempt == "" {`,
    replace: `	if token := jobToken(rc); token != "" {
		ghc.Token = token
	}

	if ghc.RunAttempt == "" {`,
  },
  {
    why: 'The token of the job, named by the instrumented workflow.',
    file: 'pkg/runner/run_context.go',
    find: 'func (rc *RunContext) getGithubContext(ctx context.Context) *model.GithubContext {',
    replace: `func jobToken(rc *RunContext) string {
	if rc.Run == nil || rc.Run.Job() == nil {
		return ""
	}
	return rc.Run.Job().Environment()["ACT_JOB_TOKEN"]
}

func (rc *RunContext) getGithubContext(ctx context.Context) *model.GithubContext {`,
  },
  {
    why: '`secrets.GITHUB_TOKEN` is that token too, in called workflows as well.',
    file: 'pkg/runner/expression.go',
    find: 'func getWorkflowSecrets(ctx context.Context, rc *RunContext) map[string]string {',
    replace: `func getWorkflowSecrets(ctx context.Context, rc *RunContext) map[string]string {
	secrets := map[string]string{}
	for k, v := range getCallerSecrets(ctx, rc) {
		secrets[k] = v
	}
	if token := jobToken(rc); token != "" {
		secrets["GITHUB_TOKEN"] = token
	}
	return secrets
}

func getCallerSecrets(ctx context.Context, rc *RunContext) map[string]string {`,
  },
];
