export * from './runbook-document';
