/** Words that no constant can be called, and names that the file itself uses. */
const TAKEN =
  '_ arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return runbook static steps super switch this throw true try typeof undefined var void while with yield';

/** Gives every name of a document an identifier of its own. */
export class Identifiers {
  private readonly taken = new Set(TAKEN.split(' '));

  /** @param name whatever a document calls something: `stop-instance` */
  for(name: string): string {
    const plain = name.replace(/\W+(\w?)/g, (_, next: string) => next.toUpperCase());
    const begun = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    let identifier = begun;
    for (let count = 2; this.taken.has(identifier); count++) identifier = `${begun}${count}`;
    this.taken.add(identifier);
    return identifier;
  }
}
