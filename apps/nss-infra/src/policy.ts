import { environmentsApp } from './app';
import { checkPolicies } from './check-policies';
import { loadEnvironments } from '@nss/environment';
import { printProblems } from '@nss/environment';

// `nss-infra:policy`: the policy packs over every environment. A process of its own: synthesis stays fast without them.
const { environments, problems } = loadEnvironments();
if (environments) {
  const findings = checkPolicies((outdir) => environmentsApp(environments, { outdir }));
  findings.forEach((finding) => console.log(finding));
  console.log(`policy: ${environments.length} environments, ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
} else {
  printProblems(problems);
  process.exitCode = 1;
}
