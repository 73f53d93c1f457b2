import { type ActionName } from '../../document';
import { type Action } from '../execution/invocation';
import { approve } from './approve';
import { assertAwsResourceProperty } from './assert-aws-resource-property';
import { branch } from './branch';
import { changeInstanceState } from './change-instance-state';
import { copyImage } from './copy-image';
import { createImage } from './create-image';
import { createStack } from './create-stack';
import { createTags } from './create-tags';
import { deleteImage } from './delete-image';
import { deleteStack } from './delete-stack';
import { executeAutomation } from './execute-automation';
import { executeAwsApi } from './execute-aws-api';
import { executeScript } from './execute-script';
import { executeStateMachine } from './execute-state-machine';
import { invokeLambdaFunction } from './invoke-lambda-function';
import { invokeWebhook } from './invoke-webhook';
import { loop } from './loop';
import { pause } from './pause';
import { runCommand } from './run-command';
import { runInstances } from './run-instances';
import { sleep } from './sleep';
import { updateVariable } from './update-variable';
import { waitForAwsResourceProperty } from './wait-for-aws-resource-property';

/** What each action does. */
export const ACTIONS: Readonly<Record<ActionName, Action>> = {
  'aws:approve': approve,
  'aws:assertAwsResourceProperty': assertAwsResourceProperty,
  'aws:branch': branch,
  'aws:changeInstanceState': changeInstanceState,
  'aws:copyImage': copyImage,
  'aws:createImage': createImage,
  'aws:createStack': createStack,
  'aws:createTags': createTags,
  'aws:deleteImage': deleteImage,
  'aws:deleteStack': deleteStack,
  'aws:executeAutomation': executeAutomation,
  'aws:executeAwsApi': executeAwsApi,
  'aws:executeScript': executeScript,
  'aws:executeStateMachine': executeStateMachine,
  'aws:invokeLambdaFunction': invokeLambdaFunction,
  'aws:invokeWebhook': invokeWebhook,
  'aws:loop': loop,
  'aws:pause': pause,
  'aws:runCommand': runCommand,
  'aws:runInstances': runInstances,
  'aws:sleep': sleep,
  'aws:updateVariable': updateVariable,
  'aws:waitForAwsResourceProperty': waitForAwsResourceProperty,
};
