// CDK checks every synthesised template against CloudFormation's rules, which takes seconds each time. The one test that
// synthesises everything switches it on for itself.
process.env.CDK_VALIDATION = 'false';
