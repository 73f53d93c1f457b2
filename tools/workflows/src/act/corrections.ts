/** One place in act's source that differs from GitHub, and what is built instead. */
export interface Correction {
  /** What GitHub does and act does not. */
  why: string;
  /** File in act's module. */
  file: string;
  /** Text that must be there exactly once: an upgrade that moves it fails the build. */
  find: string;
  /** Text that takes its place. */
  replace: string;
}

/** Where act's scheduling differs from GitHub's in ways that decide what gets deployed. Each is proven in runs.test.ts. */
export const CORRECTIONS: readonly Correction[] = [
  {
    why: 'A leg of a matrix that has not started is cancelled once another failed, unless fail-fast is false; act ignores fail-fast.',
    file: 'pkg/runner/runner.go',
    find: `						executor, err := rc.Executor()

						if err != nil {
							return err
						}

						return executor(common.WithJobErrorContainer(WithJobLogger(ctx, rc.Run.JobID, jobName, rc.Config, &rc.Masks, matrix)))`,
    replace: `						jobCtx := common.WithJobErrorContainer(WithJobLogger(ctx, rc.Run.JobID, jobName, rc.Config, &rc.Masks, matrix))
						if len(matrixes) > 1 && rc.Run.Job().Strategy.FailFast && rc.Run.Job().Result == "failure" {
							common.Logger(jobCtx).WithField("jobResult", "cancelled").Infof("Job cancelled: another leg failed")
							return nil
						}
						executor, err := rc.Executor()
						if err == nil {
							err = executor(jobCtx)
						}
						return concludeJob(jobCtx, rc, err)`,
  },
  {
    why: 'Jobs behind `always()` and `failure()` run after a reusable workflow or a job that could not start; act stops the whole plan there. A caller has a result of its own.',
    file: 'pkg/runner/runner.go',
    find: 'func handleFailure(plan *model.Plan) common.Executor {',
    replace: `func concludeJob(ctx context.Context, rc *RunContext, err error) error {
	logger := common.Logger(ctx)
	if err != nil && ctx.Err() == nil {
		rc.result("failure")
		if rc.caller != nil {
			rc.caller.runContext.result("failure")
		}
		logger.WithField("jobResult", "failure").Errorf("%v", err)
		return nil
	}
	if jobType, _ := rc.Run.Job().Type(); jobType != model.JobTypeDefault && rc.Run.Job().Result != "skipped" {
		legResult := "success"
		if rc.Run.Job().Result == "" {
			legResult = "skipped"
			rc.result(legResult)
		}
		logger.WithField("jobResult", legResult).Infof("Called workflow finished")
	}
	return err
}

func handleFailure(plan *model.Plan) common.Executor {`,
  },
  {
    why: 'The result of a calling job is the worst of the jobs it called; act keeps that of whichever finished last.',
    file: 'pkg/runner/job_executor.go',
    find: `		rc.caller.runContext.result(jobResult)
	}`,
    replace: `		if rc.caller.runContext.Run.Job().Result != "failure" {
			rc.caller.runContext.result(jobResult)
		}
	}`,
  },
  {
    why: 'A job of a called workflow is named after every caller above it, so that two legs are told apart; act names the nearest one.',
    file: 'pkg/runner/run_context.go',
    find: 'name = fmt.Sprintf("%s/%s", rc.caller.runContext.Name, name)',
    replace: 'name = fmt.Sprintf("%s/%s", rc.caller.runContext.String(), name)',
  },
  {
    why: 'A job that is skipped shows in the run.',
    file: 'pkg/runner/run_context.go',
    find: `l.WithField("jobResult", "skipped").Debugf(`,
    replace: `l.WithField("jobResult", "skipped").Infof(`,
  },
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
  {
    why: 'Jobs that run side by side look up actions at the same time; act writes to one map without a lock.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	logger.Debugf("LocalRepositoryCache fetch %s with ref %s", url, ref)`,
    replace: `	logger.Debugf("LocalRepositoryCache fetch %s with ref %s", url, ref)
	localRepositories.Lock()
	defer localRepositories.Unlock()`,
  },
  {
    why: 'The same map, read.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	// sha is mapped to ref in fetch if there is a local override
	if dest, ok := l.CacheDirCache[fmt.Sprintf("%s@%s", cacheDir, sha)]; ok {`,
    replace: `	// sha is mapped to ref in fetch if there is a local override
	localRepositories.Lock()
	dest, ok := l.CacheDirCache[fmt.Sprintf("%s@%s", cacheDir, sha)]
	localRepositories.Unlock()
	if ok {`,
  },
  {
    why: 'The lock of that map.',
    file: 'pkg/runner/local_repository_cache.go',
    find: 'type LocalRepositoryCache struct {',
    replace: `var localRepositories sync.Mutex

type LocalRepositoryCache struct {`,
  },
  {
    why: 'The lock needs its package.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	"strings"
`,
    replace: `	"strings"
	"sync"
`,
  },
];

/**
 * Applies the corrections of one file.
 * @throws when a text is not there exactly once
 */
export function correct(file: string, source: string, corrections: readonly Correction[] = CORRECTIONS): string {
  return corrections.filter((correction) => correction.file === file).reduce((text, { find, replace }) => {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file}: expected once, found ${parts.length - 1} times: ${find.trim().split('\n')[0]}; this act is not the one the corrections were written for`);
    return parts.join(replace);
  }, source);
}
