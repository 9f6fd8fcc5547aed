import { wildcardFits } from '../base/glob.ts';

const CIM = 'the Splunk Common Information Model app';
const SECURITY = 'Splunk Enterprise Security';
const URL_TOOLBOX = 'the URL Toolbox app';

interface Group {
  readonly app: string;
  /** Names separated by spaces; `*` matches any text. */
  readonly names: string;
}

/** Macros that Splunk apps provide: content uses them but does not define them. */
const MACROS: readonly Group[] = [
  { app: CIM, names: 'cim_corporate_email_domain_search cim_corporate_web_domain_search' },
  {
    app: SECURITY,
    names:
      'get_asset get_event_id get_identity4events get_risk_severity map_notable_fields notable notable_by_id summariesonly',
  },
  {
    app: URL_TOOLBOX,
    names:
      'ut_bayesian ut_countset ut_levenshtein ut_meaning ut_parse ut_parse_extended ut_parse_simple ut_shannon ut_suites',
  },
];

/** Lookups that Splunk apps provide, by lookup name and by file name. */
const LOOKUPS: readonly Group[] = [
  {
    app: CIM,
    names:
      'cim_cloud_domain_lookup cim_cloud_domains.csv cim_corporate_email_domain_lookup cim_corporate_email_domains.csv cim_corporate_web_domain_lookup cim_corporate_web_domains.csv',
  },
  {
    app: SECURITY,
    names:
      'administrative_identity_lookup alexa_lookup_by_str application_protocol_lookup asn_lookup_by_cidr asn_lookup_by_str asset_category_lookup asset_lookup asset_lookup_by_cidr asset_lookup_by_str asset_lookup_default_fields expected_view_lookup governance_lookup identity_category_lookup identity_lookup identity_lookup_default_fields identity_lookup_expanded iin_lookup interesting_ports_lookup interesting_processes_lookup interesting_services_lookup mitre_attack_lookup mozilla_public_suffix_lookup primary_functions_lookup prohibited_traffic_lookup risk_object_lookup security_domain_lookup simple_asset_lookup simple_identity_lookup urgency_lookup',
  },
  // Its threat intelligence.
  {
    app: SECURITY,
    names:
      'certificate_intel email_intel file_intel http_intel ip_intel local_*_intel process_intel registry_intel service_intel threat_group_intel threatintel_by_* user_intel',
  },
  // What its searches and reviews fill.
  {
    app: SECURITY,
    names:
      'access_tracker correlationsearches_lookup ids_attack_tracker incident_review_lookup listeningports_tracker localprocesses_tracker malware_operations_tracker malware_signature_tracker malware_tracker notable_owners_lookup notable_xref_lookup ppf_* reviewstatuses_lookup services_tracker system_version_tracker timesync_tracker useraccounts_tracker vulnerability_tracker whois_tracker',
  },
  { app: URL_TOOLBOX, names: 'ut_*_lookup' },
  {
    app: 'Splunk',
    names:
      'geo_attr_countries geo_attr_countries.csv geo_attr_us_states geo_attr_us_states.csv geo_countries geo_us_states',
  },
];

/** Lookups that run a program on a Splunk server. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([['dnslookup', 'queries DNS servers']]);

/** The app that provides a macro; undefined for any other macro. */
export function appOfMacro(name: string): string | undefined {
  return appIn(MACROS, name);
}

/** Why a lookup of Splunk or its apps has no rows here; undefined for any other lookup. */
export function whyNoRows(name: string): string | undefined {
  const app = appIn(LOOKUPS, name);
  return app === undefined ? SCRIPTS.get(name) : `is part of ${app}`;
}

function appIn(groups: readonly Group[], name: string): string | undefined {
  const isNamed = ({ names }: Group) =>
    names.split(' ').some((pattern) => wildcardFits(pattern, name));
  return groups.find(isNamed)?.app;
}
