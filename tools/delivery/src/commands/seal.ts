import { seal, sealedDigest } from '../assembly/seal';
import { required } from '../command-line';
import { output, summary } from '../github/job';

/** `seal --assembly DIRECTORY`: fixes what will be deployed, and gives the digest that stands for it. */
export async function sealAssembly(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { assembly = '' } = required(values, 'assembly');
  const digest = seal(assembly);
  output('digest', digest);
  summary(`Assembly \`${digest}\``);
  return 0;
}

/** `digest --assembly DIRECTORY`: the digest of an assembly that was sealed before, if it is still what it was. */
export async function digestOfAssembly(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { assembly = '' } = required(values, 'assembly');
  output('digest', sealedDigest(assembly));
  return 0;
}
