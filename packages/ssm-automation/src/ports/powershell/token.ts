/**
 * What a PowerShell script consists of, as far as it is the same in expressions and in arguments of commands:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
 */
export interface Token {
  /** `open` and `close` are brackets of any kind; a `word` is whatever ends at a blank or a character that ends words. */
  readonly kind: 'open' | 'close' | 'word' | 'variable' | 'string' | 'comma' | 'pipe' | 'semicolon' | 'newline' | 'end';
  readonly text: string;
  /** Of the script, counted from 1. */
  readonly line: number;
  /** Whether it follows the one before without a blank. */
  readonly joined: boolean;
}

/** Why PowerShell cannot read a script. */
export interface Mistake {
  readonly line: number;
  readonly message: string;
}
