/** Where AWS's pages of best practices lie. */
export const FRAMEWORK = 'https://docs.aws.amazon.com/wellarchitected/latest/framework/';

/**
 * Best practices of AWS's Well-Architected Framework that are spoken of here: each with its title, and its page below {@link FRAMEWORK}.
 *
 * Source: https://docs.aws.amazon.com/wellarchitected/latest/framework/wellarchitected-framework.pdf
 */
export const BEST_PRACTICES = {
  'OPS02-BP01': { title: 'Resources have identified owners', page: 'ops_ops_model_def_resource_owners.html' },
  'OPS04-BP02': { title: 'Implement application telemetry', page: 'ops_observability_application_telemetry.html' },
  'OPS04-BP05': { title: 'Implement distributed tracing', page: 'ops_observability_dist_trace.html' },
  'OPS05-BP02': { title: 'Test and validate changes', page: 'ops_dev_integ_test_val_chg.html' },
  'OPS05-BP05': { title: 'Perform patch management', page: 'ops_dev_integ_patch_mgmt.html' },
  'OPS05-BP08': { title: 'Use multiple environments', page: 'ops_dev_integ_multi_env.html' },
  'OPS06-BP01': {
    title: 'Plan for unsuccessful changes',
    page: 'ops_mit_deploy_risks_plan_for_unsucessful_changes.html',
  },
  'OPS06-BP04': { title: 'Automate testing and rollback', page: 'ops_mit_deploy_risks_auto_testing_and_rollback.html' },
  'OPS07-BP03': { title: 'Use runbooks to perform procedures', page: 'ops_ready_to_support_use_runbooks.html' },
  'OPS08-BP02': { title: 'Analyze workload logs', page: 'ops_workload_observability_analyze_workload_logs.html' },
  'OPS08-BP05': { title: 'Create dashboards', page: 'ops_workload_observability_create_dashboards.html' },
  'OPS10-BP02': { title: 'Have a process per alert', page: 'ops_event_response_process_per_alert.html' },
  'OPS10-BP04': { title: 'Define escalation paths', page: 'ops_event_response_define_escalation_paths.html' },
  'SEC01-BP01': { title: 'Separate workloads using accounts', page: 'sec_securely_operate_multi_accounts.html' },
  'SEC01-BP02': { title: 'Secure account root user and properties', page: 'sec_securely_operate_aws_account.html' },
  'SEC01-BP07': {
    title: 'Identify threats and prioritize mitigations using a threat model',
    page: 'sec_securely_operate_threat_model.html',
  },
  'SEC02-BP02': { title: 'Use temporary credentials', page: 'sec_identities_unique.html' },
  'SEC02-BP03': { title: 'Store and use secrets securely', page: 'sec_identities_secrets.html' },
  'SEC03-BP02': { title: 'Grant least privilege access', page: 'sec_permissions_least_privileges.html' },
  'SEC03-BP05': {
    title: 'Define permission guardrails for your organization',
    page: 'sec_permissions_define_guardrails.html',
  },
  'SEC04-BP01': {
    title: 'Configure service and application logging',
    page: 'sec_detect_investigate_events_app_service_logging.html',
  },
  'SEC05-BP01': { title: 'Create network layers', page: 'sec_network_protection_create_layers.html' },
  'SEC05-BP02': {
    title: 'Control traffic flow within your network layers',
    page: 'sec_network_protection_layered.html',
  },
  'SEC05-BP03': { title: 'Implement inspection-based protection', page: 'sec_network_protection_inspection.html' },
  'SEC06-BP02': { title: 'Provision compute from hardened images', page: 'sec_protect_compute_hardened_images.html' },
  'SEC06-BP03': {
    title: 'Reduce manual management and interactive access',
    page: 'sec_protect_compute_reduce_manual_management.html',
  },
  'SEC08-BP02': { title: 'Enforce encryption at rest', page: 'sec_protect_data_rest_encrypt.html' },
  'SEC09-BP02': { title: 'Enforce encryption in transit', page: 'sec_protect_data_transit_encrypt.html' },
  'SEC10-BP07': { title: 'Run simulations', page: 'sec_incident_response_run_game_days.html' },
  'SEC11-BP07': {
    title: 'Regularly assess security properties of the pipelines',
    page: 'sec_appsec_regularly_assess_security_properties_of_pipelines.html',
  },
  'REL01-BP01': {
    title: 'Aware of service quotas and constraints',
    page: 'rel_manage_service_limits_aware_quotas_and_constraints.html',
  },
  'REL02-BP02': {
    title: 'Provision redundant connectivity between private networks in the cloud and on-premises environments',
    page: 'rel_planning_network_topology_ha_conn_private_networks.html',
  },
  'REL02-BP05': {
    title: 'Enforce non-overlapping private IP address ranges in all private address spaces where they are connected',
    page: 'rel_planning_network_topology_non_overlap_ip.html',
  },
  'REL06-BP01': {
    title: 'Monitor all components for the workload (Generation)',
    page: 'rel_monitor_aws_resources_monitor_resources.html',
  },
  'REL06-BP03': {
    title: 'Send notifications (Real-time processing and alarming)',
    page: 'rel_monitor_aws_resources_notification_monitor.html',
  },
  'REL08-BP05': {
    title: 'Deploy changes with automation',
    page: 'rel_tracking_change_management_automated_changemgmt.html',
  },
  'REL09-BP01': {
    title: 'Identify and back up all data that needs to be backed up, or reproduce the data from sources',
    page: 'rel_backing_up_data_identified_backups_data.html',
  },
  'REL10-BP01': {
    title: 'Deploy the workload to multiple locations',
    page: 'rel_fault_isolation_multiaz_region_system.html',
  },
  'REL11-BP01': {
    title: 'Monitor all components of the workload to detect failures',
    page: 'rel_withstand_component_failures_monitoring_health.html',
  },
  'REL11-BP02': {
    title: 'Fail over to healthy resources',
    page: 'rel_withstand_component_failures_failover2good.html',
  },
  'REL11-BP03': {
    title: 'Automate healing on all layers',
    page: 'rel_withstand_component_failures_auto_healing_system.html',
  },
  'REL12-BP04': {
    title: 'Test resiliency using chaos engineering',
    page: 'rel_testing_resiliency_failure_injection_resiliency.html',
  },
  'REL13-BP01': {
    title: 'Define recovery objectives for downtime and data loss',
    page: 'rel_planning_for_recovery_objective_defined_recovery.html',
  },
  'PERF02-BP03': {
    title: 'Collect compute-related metrics',
    page: 'perf_compute_hardware_collect_compute_related_metrics.html',
  },
  'PERF02-BP04': {
    title: 'Configure and right-size compute resources',
    page: 'perf_compute_hardware_configure_and_right_size_compute_resources.html',
  },
  'PERF02-BP05': {
    title: 'Scale your compute resources dynamically',
    page: 'perf_compute_hardware_scale_compute_resources_dynamically.html',
  },
  'PERF04-BP03': {
    title: 'Choose appropriate dedicated connectivity or VPN for your workload',
    page: 'perf_networking_choose_appropriate_dedicated_connectivity_or_vpn.html',
  },
  'PERF04-BP06': {
    title: "Choose your workload's location based on network requirements",
    page: 'perf_networking_choose_workload_location_network_requirements.html',
  },
  'PERF05-BP04': { title: 'Load test your workload', page: 'perf_process_culture_load_test.html' },
  'COST01-BP03': {
    title: 'Establish cloud budgets and forecasts',
    page: 'cost_cloud_financial_management_budget_forecast.html',
  },
  'COST03-BP02': {
    title: 'Add organization information to cost and usage',
    page: 'cost_monitor_usage_org_information.html',
  },
  'COST04-BP02': {
    title: 'Implement a decommissioning process',
    page: 'cost_decomissioning_resources_implement_process.html',
  },
  'COST04-BP05': {
    title: 'Enforce data retention policies',
    page: 'cost_decomissioning_resources_data_retention.html',
  },
  'COST05-BP03': {
    title: 'Perform a thorough analysis of each component',
    page: 'cost_select_service_thorough_analysis.html',
  },
  'COST06-BP02': {
    title: 'Select resource type, size, and number based on data',
    page: 'cost_type_size_number_resources_data.html',
  },
  'COST07-BP01': { title: 'Perform pricing model analysis', page: 'cost_pricing_model_analysis.html' },
  'SUS01-BP01': {
    title: 'Choose Region based on both business requirements and sustainability goals',
    page: 'sus_sus_region_a2.html',
  },
  'SUS02-BP03': { title: 'Stop the creation and maintenance of unused assets', page: 'sus_sus_user_a4.html' },
  'SUS04-BP03': { title: 'Use policies to manage the lifecycle of your datasets', page: 'sus_sus_data_a4.html' },
  'SUS05-BP01': { title: 'Use the minimum amount of hardware to meet your needs', page: 'sus_sus_hardware_a2.html' },
  'SUS05-BP02': { title: 'Use instance types with the least impact', page: 'sus_sus_hardware_a3.html' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly page: string }>>;

/** An id as AWS writes it: `SEC05-BP02`. */
export type BestPracticeId = keyof typeof BEST_PRACTICES;
