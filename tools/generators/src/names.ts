import { WrongUse } from '@nss/command-line';
import { coinedWords } from '@nss/docs';

/** `restart-bastion`: at least two words, as every name of this sort here has. */
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/**
 * The words of a name.
 * @throws WrongUse for anything but lower-case words joined by hyphens
 */
export function words(name: string, most: number): string[] {
  if (!KEBAB.test(name))
    throw new WrongUse(
      `'${name}' is no name: two or more lower-case words, joined by hyphens, such as restart-bastion`,
    );
  if (name.length > most) throw new WrongUse(`'${name}' has ${name.length} characters: at most ${most} are possible`);
  return name.split('-');
}

/** `restartBastion` */
export function camelCase([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

/** `restart_bastion` */
export function snakeCase(all: readonly string[]): string {
  return all.join('_');
}

/**
 * A text in one line.
 * @throws WrongUse for anything else
 */
export function oneLine(option: string, text: string, form: { readonly fullStop: boolean }): string {
  if (!/^[A-Z][^\n\r`<>]*$/.test(text))
    throw new WrongUse(`--${option} '${text}': one line that begins with a capital letter, without \` < >`);
  if (text.endsWith('.') !== form.fullStop)
    throw new WrongUse(`--${option} '${text}': it ends ${form.fullStop ? 'with' : 'without'} a full stop`);
  return inWordsOfTheField(option, text);
}

/**
 * A text without the words that the check of documents refuses.
 * @throws WrongUse with the word to say
 */
export function inWordsOfTheField(option: string, text: string): string {
  const [coined] = coinedWords('', text);
  if (coined) throw new WrongUse(`--${option} has the word '${coined.word}': say ${coined.say}`);
  return text;
}

/** A text as a literal of TypeScript; the formatter chooses the quotes. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
