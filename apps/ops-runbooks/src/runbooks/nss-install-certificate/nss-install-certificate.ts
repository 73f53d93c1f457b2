/// <reference path="../../python.d.ts" />
import { type Ref, runbook, steps } from '@nss/ssm-automation';
import { commandsByStep } from '../../definition/bastion-permissions';
import { arn, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { certificateParameters, readsPackages } from '../../definition/certificate-package';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import { serverParameter } from '../../definition/server-parameter';
import applianceSsh from '../../scripts/appliance_ssh.py';
import certificatePackage from '../../scripts/certificate_package.py';
import bastionCommands from '../../scripts/commands.py';
import prepareInstall from './prepare_install.py';
import removePackage from './remove_package.py';

const NAME = 'nss-install-certificate';

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Installs the certificate package of an NSS server from a bucket encrypted with KMS, and removes the package from every place on the way.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      ...serverParameter,
      ...certificateParameters,
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Server, Bucket, Key, Sha256: given }) => {
      const read = readSystem(place.purpose);
      const prepare = steps.executeScript('prepareInstall', {
        handler: 'prepare_install',
        script: `${bastionCommands}\n\n${applianceSsh}\n\n${certificatePackage}\n\n${prepareInstall}`,
        inputPayload: { System: read.outputs.System, Server, Bucket, Key, Sha256: given },
        outputs: {
          InstanceId: 'String',
          Commands: 'StringList',
          Sha256: 'String',
          Parameter: 'String',
          LeftBehind: 'String',
        },
      });
      const { InstanceId, Commands, Sha256, Parameter, LeftBehind } = prepare.outputs;
      const install = steps.runPowerShell('installCertificate', {
        instanceIds: [InstanceId],
        commands: Commands,
        timeoutSeconds: 900,
        onFailure: 'step:removeUnusedPackage',
        onCancel: 'step:removeUnusedPackage',
      });
      const removing = (name: string, installed: boolean, Answer: Ref<string> | string) =>
        steps.executeScript(name, {
          handler: 'remove_package',
          script: removePackage,
          isEnd: true,
          maxAttempts: 3,
          inputPayload: { Bucket, Key, Sha256, Parameter, Installed: installed, Answer, LeftBehind, Server },
          outputs: { Summary: 'String' },
        });
      const remove = removing('removePackage', true, install.outputs.Output);
      const removeUnused = removing('removeUnusedPackage', false, '');
      return { steps: [read, prepare, install, remove, removeUnused], outputs: [remove.outputs.Summary] };
    },
  });
}

/** Installs a certificate package on a server. */
export const nssInstallCertificate: RunbookDefinition = {
  name: NAME,
  summary:
    'Carries a certificate package from a KMS-encrypted bucket to an NSS server, installs it and removes it on the way',
  make,
  permissions: (place) => [
    readsDescription(place),
    ...commandsByStep(place, ['AWS-RunPowerShellScript']),
    ...readsPackages(place, ['s3:DeleteObjectVersion', 's3:ListBucketVersions']),
    {
      actions: ['ssm:PutParameter'],
      resources: [arn(place, 'ssm', `parameter/${place.purpose}/relay/*/certificate-installed`)],
      wildcardReason: 'One parameter for each server.',
    },
  ],
};
