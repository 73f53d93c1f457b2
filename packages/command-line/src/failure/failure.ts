import { types } from 'node:util';
import { awsRemedy, type Thrown } from './aws-failures';

/** What went wrong, as it is told. */
export interface Failure {
  /** Kind of error, as its language or API names it. @default - it has no name of its own */
  readonly name?: string;
  readonly message: string;
  /** The way out. @default - the message says it, or nobody knows */
  readonly remedy?: string;
}

/** Causes of causes that are looked at: a circle ends somewhere. */
const DEEPEST = 10;

/** An error's causes, itself first. Errors that failed side by side are one, with what each says. */
function chain(error: unknown): Thrown[] {
  const found: Thrown[] = [];
  for (let each = error; types.isNativeError(each) && found.length < DEEPEST; each = each.cause) {
    const { name, message, code } = each as NodeJS.ErrnoException;
    const errors = 'errors' in each && Array.isArray(each.errors) ? (each.errors as readonly unknown[]) : [];
    const text = message || errors.map((one) => failureOf(one).message).join('; ') || name;
    // Whoever passes an error of the network on in words of his own leaves its code there.
    found.push({ name, message: text, code: code ?? /\bE[A-Z]+[A-Z_]*\b(?=[ :])/.exec(text)?.[0] });
  }
  return found;
}

/** What went wrong, with the way out where it is an error of AWS that has one. */
export function failureOf(error: unknown): Failure {
  const [first, ...causes] = chain(error);
  if (!first) return { message: String(error) };
  const remedies = [first, ...causes].map((each) => awsRemedy(each));
  const remedy = remedies.find((each) => each !== undefined);
  const cause = causes[remedies.indexOf(remedy) - 1];
  const message =
    remedy !== undefined && cause && !first.message.includes(cause.message)
      ? `${first.message}: ${cause.message}`
      : first.message;
  // An answer of AWS may have lines; what was written here has them where they belong.
  return {
    ...(first.name !== 'Error' && { name: first.name }),
    message: remedy !== undefined && !cause ? message.replace(/\s*\n\s*/g, ' ') : message,
    ...(remedy !== undefined && { remedy }),
  };
}

/** A failure as a person reads it: a line, unless its message has more. The name of an error of AWS, of Node.js or of the language says what its message may not. */
export function failureText({ name, message, remedy }: Failure): string {
  const isTold = name !== undefined && (remedy !== undefined || /(Error|Exception|Fault)$/.test(name));
  const text = isTold ? `${name}: ${message}` : message;
  if (remedy === undefined) return text;
  return text.includes('\n') ? `${text}\n${remedy}` : `${text.replace(/[.;:]$/, '')}; ${remedy}`;
}
