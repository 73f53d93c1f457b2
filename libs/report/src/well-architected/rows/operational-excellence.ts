import { held, notDone, type WellArchitectedRow, yours } from '../row';

/** Rows of the pillar operational excellence. */
export const operationalExcellence: readonly WellArchitectedRow[] = [
  yours(
    'OPS02-BP01',
    'The file names an owner, which every tag repeats. Who that is, and who is on call, is decided by whoever deploys it.',
  ),
  held(
    'OPS04-BP02',
    'Every feed, server and log type has a metric of what passes, counted from the flow log: the appliance itself tells CloudWatch nothing.',
    'libs/observability/src/pulse/pulse-metrics.test.ts',
    'every feed, server and log type has its metrics, in a fixed order',
  ),
  notDone('OPS04-BP05', 'Logs pass an appliance of the vendor and are no requests: there is nothing to trace.'),
  held(
    'OPS05-BP02',
    'What a change means is told before it is approved, and what is refused does not happen.',
    'e2e/deployment/src/reference-deployment.test.ts',
    'what a person refuses does not happen; what is approved is what is found, and then there is nothing to change',
  ),
  held(
    'OPS05-BP05',
    'The bastion is patched by a runbook that takes a snapshot first and looks at health before and after; another one updates a standby of NSS.',
    'e2e/runbooks/src/patch-bastion/patch-bastion.test.ts',
    'an installation takes a snapshot of every disk first, with tags, and looks at health before and after',
  ),
  held(
    'OPS05-BP08',
    'What runs in dev, and is well there, is what prod gets: an environment that is not well ends the promotion.',
    'e2e/delivery/src/scenarios/promotion.test.ts',
    'dev fails its health check: prod is never prepared',
  ),
  held(
    'OPS06-BP01',
    'A change that fails midway leaves what was there before, or says what is missing, and the next deployment makes it.',
    'e2e/deployment/src/interruptions/faults.test.ts',
    'a change in two steps in which what is new is refused leaves what was, and is made by the next one',
  ),
  held(
    'OPS06-BP04',
    'A failed deployment is taken back by CloudFormation; an earlier assembly goes through the same gates by one workflow.',
    'e2e/delivery/src/scenarios/promotion.test.ts',
    'an earlier assembly is deployed again, as it was attested, through the same gates',
  ),
  held(
    'OPS07-BP03',
    'What operators do is an Automation document with a page, and each command of a page gives parameters that the document takes.',
    'tools/docs/src/runbooks/pages.test.ts',
    'the commands of the pages give parameters that the runbook takes',
  ),
  held(
    'OPS08-BP02',
    'Questions to the logs are saved queries, for every log group.',
    'libs/observability/src/logs/saved-queries.test.ts',
    'every log group is asked something',
  ),
  held(
    'OPS08-BP05',
    'One dashboard an environment, from "is all well?" at the top to single machines at the bottom.',
    'libs/observability/src/dashboard/dashboard-body.test.ts',
    'read from the top: health, a row per feed, the path, the machines',
  ),
  held(
    'OPS10-BP02',
    'Every alarm has its section in the operations guide, and its mail leads there.',
    'tools/docs/src/checks/alarm-sections.test.ts',
    'every alarm has its section in the operations guide',
  ),
  yours('OPS10-BP04', 'Addresses are told by mail. Whom those people call, and when, is not known here.'),
];
