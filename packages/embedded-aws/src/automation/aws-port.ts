import { type PythonWorker } from '@nss/ssm-automation/ports';
import { type AwsContext, type AwsPort } from '@nss/ssm-automation';

/** Keys of a caller or of a role. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where an {@link awsPort} leads. */
export interface AwsPortOptions {
  /** A worker of `automation_worker.calls`. */
  readonly worker: PythonWorker;
  /** @default - AWS itself */
  readonly endpoint?: string;
  /** The keys to call with, of a role or of whoever started the execution. */
  readonly credentialsFor: (context: AwsContext) => Promise<Credentials>;
}

/** The way of executions to every API that botocore knows. It retries nothing: that is the runbook's to decide. */
export function awsPort({ worker, endpoint, credentialsFor }: AwsPortOptions): AwsPort {
  return {
    call: async (service, api, parameters, context) =>
      worker.ask({
        service,
        api,
        parameters,
        region: context.region,
        endpoint,
        credentials: await credentialsFor(context),
      }),
  };
}
