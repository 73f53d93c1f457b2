import { constructId } from '@nss/naming';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOG_QUESTIONS } from './questions/every-question';
import { type AskedEnvironment } from './questions/question';

/** Name under which the console lists a question; what stands before the slash is its folder. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_Insights-Saving-Queries.html */
function savedQueryName(purpose: string, question: string): string {
  return `${purpose}-logs/${question}`;
}

/** The questions to the logs of an environment, saved in its account, for whoever works in the console. They cost nothing until they are asked. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, environment: AskedEnvironment) {
    super(scope, id);
    for (const { name, asks, query, logGroupNames } of LOG_QUESTIONS)
      new CfnQueryDefinition(this, constructId(name, 1), {
        name: savedQueryName(environment.purpose, name),
        queryString: `# ${asks}\n${query(environment)}`,
        logGroupNames: [...logGroupNames(environment.purpose)],
      });
  }
}
