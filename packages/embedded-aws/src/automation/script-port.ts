import { type PythonWorker } from '@nss/ssm-automation/ports';
import { type AwsContext, type Clock, type ScriptPort } from '@nss/ssm-automation';
import { type Credentials } from './aws-port';

/** Where a {@link scriptPort} runs scripts, and as whom. */
export interface ScriptPortOptions {
  /** A worker of `automation_worker.scripts`. */
  readonly worker: PythonWorker;
  readonly endpoint: string;
  /** On which scripts sleep. */
  readonly clock: Clock;
  /** The keys to call with, of a role or of whoever started the execution. */
  readonly credentialsFor: (context: AwsContext) => Promise<Credentials>;
}

/** Runs Python scripts against an endpoint, with the execution's own rights. Other runtimes are refused. */
export function scriptPort({ worker, endpoint, clock, credentialsFor }: ScriptPortOptions): ScriptPort {
  return {
    run: async ({ runtime, handler, script, inputPayload }, context, stop) => {
      if (!runtime.toLowerCase().startsWith('python'))
        throw new Error(`the embedded cloud runs Python scripts only, not ${runtime}`);
      if (script === undefined)
        throw new Error('the embedded cloud runs scripts that stand in the document, not attachments');
      const { accessKeyId, secretAccessKey, sessionToken = '' } = await credentialsFor(context);
      const { region } = context;
      return worker.ask(
        {
          script,
          handler,
          payload: inputPayload,
          environment: {
            AWS_ENDPOINT_URL: endpoint,
            AWS_DEFAULT_REGION: region,
            AWS_REGION: region,
            AWS_ACCESS_KEY_ID: accessKeyId,
            AWS_SECRET_ACCESS_KEY: secretAccessKey,
            ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
          },
        },
        { stop, sleep: (seconds) => clock.sleep(seconds * 1000, stop) },
      );
    },
  };
}
