import { type StepOptions } from './step-value';

/** What belongs to every step, and so to no action, in the order in which it is written. */
export const STEP_WORDS: Readonly<Record<keyof StepOptions, true>> = {
  description: true,
  timeoutSeconds: true,
  maxAttempts: true,
  onFailure: true,
  onCancel: true,
  isCritical: true,
  isEnd: true,
  nextStep: true,
};

/** Names that AWS has for the options of an action, where it is not the same name with a capital. */
type OtherNames<T> = { readonly [K in Exclude<keyof T, keyof StepOptions>]?: string };

/** The inputs of an action: the options that not every step has, under the names that AWS has for them. */
export function actionInputs<T extends StepOptions>(options: T, names: OtherNames<T> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options)
      .filter(([name, value]) => !Object.hasOwn(STEP_WORDS, name) && value !== undefined)
      .map(([name, value]) => [names[name as keyof typeof names] ?? capital(name), value]),
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
