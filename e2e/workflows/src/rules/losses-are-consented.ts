import { environmentOf, atJob, jobs, needs, reachedSteps, type Broken, type Rule } from '@nss/workflow-runner/rules';
import { EXECUTES, firstRun, isDeployment } from './deployment-job';

/** The command that says who consented. */
const CONSENTS = /\bdelivery -- consent\b/;

/** How the command that executes is told what was consented to. */
const HANDED_ON = /--consent="\$CONSENT"/;

/** What is lost was consented to: in a job of its own, in an environment whose reviewers may, and what they consented to is handed on. */
export const lossesAreConsented: Rule = {
  name: 'losses-are-consented',
  why: 'servers and records would be lost because nobody was asked, or because somebody was asked about another change',
  check: (files) =>
    jobs(files)
      .filter((located) => isDeployment(files, located))
      .flatMap((located): Broken[] => {
        const { file, job } = located;
        const consenting = needs(job)
          .map((id) => ({ file, id, job: file.workflow.jobs[id]! }))
          .filter(({ job: needed }) => needed !== undefined)
          .find((needed) => firstRun(reachedSteps(files, needed), CONSENTS) >= 0);
        if (!consenting)
          return [atJob(located, 'needs', 'deploys without a job that asks for consent', 'needs: consent')];
        const steps = reachedSteps(files, located);
        return [
          ...(/-consent\b/.test(environmentOf(consenting.job) ?? '')
            ? []
            : [
                atJob(
                  consenting,
                  'environment',
                  'asks for consent where no reviewers of losses are asked',
                  'name the environment …-consent',
                ),
              ]),
          ...(HANDED_ON.test(steps[firstRun(steps, EXECUTES)]?.run ?? '')
            ? []
            : [atJob(located, 'steps', 'executes without the consent that was given', 'add --consent="$CONSENT"')]),
        ];
      }),
};
