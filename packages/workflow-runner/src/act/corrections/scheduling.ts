import { type Correction } from './correction';

/** Which jobs run, which do not, and what they are called. */
export const SCHEDULING_CORRECTIONS: readonly Correction[] = [
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
];
