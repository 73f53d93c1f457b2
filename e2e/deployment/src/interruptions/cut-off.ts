import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';

type Handler = STSClient['config']['requestHandler'];
type Handled = Parameters<Handler['handle']>;

/** Calls that only look. */
const LOOKS = /^(Describe|Get|List)/;

/**
 * A process that ends in the middle of its work, as AWS sees it: what it asked last is done, and from then on nothing comes from it
 * any more, neither a look nor what it would do about a failure.
 */
export class CutOff {
  /** Calls that changed something, in order: `CreateChangeSet`. */
  readonly changes: string[] = [];
  private isCut = false;

  /** @param after how many calls that change something it ends, or after the first of a name: `DeleteStack`. @default never */
  constructor(private readonly after: number | string = Infinity) {}

  /** What a client sends its requests with, instead of its own. */
  handler(): NonNullable<STSClientConfig['requestHandler']> {
    const own = new STSClient({ region: 'us-east-1' }).config.requestHandler;
    return Object.assign(Object.create(own) as Handler, {
      handle: async (...[request, options]: Handled) => {
        if (this.isCut) throw new Error('the process has ended');
        const answer = await own.handle(request, options);
        const action = actionOf(request);
        if (!LOOKS.test(action)) this.changes.push(action);
        if (typeof this.after === 'string' ? action !== this.after : this.changes.length < this.after) return answer;
        this.isCut = true;
        throw new Error(`the process ends after ${action}`);
      },
    });
  }
}

/** `CreateChangeSet` where the protocol has it in the request, else the method: `GET` is a look as well. */
function actionOf({ method, body }: Handled[0]): string {
  return /(?:^|&)Action=(\w+)/.exec(String(body))?.[1] ?? (method === 'GET' ? 'Get' : method);
}
