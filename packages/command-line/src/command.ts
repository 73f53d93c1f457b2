import { type Phases } from './progress/phases';

/** One argument, told apart by its position. */
export interface ArgumentSpec {
  /** As usage shows it: `NAME`. */
  readonly name: string;
  readonly description: string;
  /** @default false */
  readonly optional?: boolean;
  /** Takes all that follow, one at least. Only the last one may. @default false */
  readonly variadic?: boolean;
  /** What it may be, as help and completion show it; the command itself says what it refuses. @default - anything */
  readonly choices?: Choices;
}

/** What values there are; asked for where they are shown only, so that it may load what knows them. */
export type Choices = () => readonly string[] | Promise<readonly string[]>;

/** One option: `--environment NAME`. Its name is the key it stands under. */
export interface OptionSpec {
  /** As usage shows its value: `NAME`. @default - it takes none, and is true where it is given */
  readonly value?: string;
  /** One letter. @default - there is no short form */
  readonly short?: string;
  readonly description: string;
  /** May be given several times. @default false */
  readonly multiple?: boolean;
  /** Only with a value. @default false */
  readonly required?: boolean;
  /** Only with a value. @default - undefined where it is not given */
  readonly default?: string;
  /** As of {@link ArgumentSpec.choices}. */
  readonly choices?: Choices;
}

type OptionValue<O extends OptionSpec> = O extends { value: string }
  ? O extends { multiple: true }
    ? readonly string[]
    : O extends { required: true } | { default: string }
      ? string
      : string | undefined
  : boolean;

/** The values of options, by their names. */
export type OptionValues<O extends Readonly<Record<string, OptionSpec>>> = {
  readonly [Name in keyof O]: OptionValue<O[Name]>;
};

/** What a command is called with. */
export interface Given<O extends Readonly<Record<string, OptionSpec>>> extends Phases {
  readonly arguments: readonly string[];
  readonly options: OptionValues<O>;
  /** Gives what was asked for. */
  readonly answer: Answer;
}

/**
 * Gives what was asked for, once: with `--json` as the one document on standard output, which is printed when the command has ended and
 * has not failed; else as text, at once. With `--json` all other text goes to standard error.
 * @param text for people. @default - what was printed before says it
 */
export type Answer = (value: unknown, text?: () => string) => void;

/** What all commands have. */
interface Described {
  /** One line, without a full stop: what it does. */
  readonly summary: string;
  /** More to know before one calls it. @default - the summary says it all */
  readonly description?: string;
  /** Whole lines to type, one at least. */
  readonly examples: readonly [string, ...string[]];
}

/** A command that does something. */
export interface LeafCommand<O extends Readonly<Record<string, OptionSpec>> = Readonly<Record<string, OptionSpec>>>
  extends Described {
  /** @default - none */
  readonly arguments?: readonly ArgumentSpec[];
  /** @default - none */
  readonly options?: O;
  /** Whether it has `--json`, as everything has that answers something; or why it has none, in a few words. */
  readonly json: true | { readonly without: string };
  /**
   * Does it.
   * @returns the exit code
   * @throws WrongUse for values that make no sense; any other error is what went wrong
   */
  readonly run: (given: Given<O>) => number | Promise<number>;
}

/** A command that only has others. */
export interface CommandGroup extends Described {
  /** By their names. */
  readonly commands: Readonly<Record<string, AnyCommand>>;
  /** Name of the one that is meant where none is named. @default - one has to be named */
  readonly standard?: string;
}

/** Either of both. What a leaf's options are is known where it is written. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- values of options differ from command to command
export type AnyCommand = LeafCommand<any> | CommandGroup;

/** A command with how it is called: `npm run -s doctor --`. */
export type RootCommand = AnyCommand & {
  readonly invocation: string;
  /** The program whose words a shell completes. @default - the invocation */
  readonly bin?: string;
};

/** Gives the options of a command their types. */
export function leaf<const O extends Readonly<Record<string, OptionSpec>> = Record<never, never>>(
  spec: LeafCommand<O>,
): LeafCommand<O> {
  return spec;
}

/** A whole command line that does one thing; see {@link leaf}. */
export function command<const O extends Readonly<Record<string, OptionSpec>> = Record<never, never>>(
  spec: LeafCommand<O> & { readonly invocation: string },
): LeafCommand<O> & { readonly invocation: string } {
  return spec;
}
