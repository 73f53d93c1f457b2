/** A text of somebody else, a description or a name, so that it moves no cursor. */
export function visible(text: string): string {
  return text.replace(/\p{C}/gu, ' ');
}
