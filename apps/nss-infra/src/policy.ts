import { environmentsApp } from './app';
import { checkPolicies } from './check-policies';
import { chosenEnvironments } from './batches/chosen-environments';
import { inBatches } from './batches/in-batches';

// `nss-infra:policy`: the policy packs over all environments, or the one of `--environment NAME`. A program of its own: synthesis
// stays fast without them.
void inBatches({
  load: () => chosenEnvironments(process.argv.slice(2)),
  work: (environments) => checkPolicies((outdir) => environmentsApp(environments, { outdir })),
  finish: (results, { length }) => {
    const findings = results.flat();
    findings.forEach((finding) => console.log(finding));
    console.log(`policy: ${length} environments, ${findings.length} findings`);
    process.exitCode = findings.length > 0 ? 1 : 0;
  },
});
