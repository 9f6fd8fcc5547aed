const CIM = 'the Splunk Common Information Model app';
const SECURITY = 'Splunk Enterprise Security';

/** Macros that Splunk apps provide, by app: content uses them but does not define them. */
const MACROS: ReadonlyMap<string, string> = new Map([
  ['cim_corporate_web_domain_search', CIM],
  ['cim_corporate_email_domain_search', CIM],
  ['get_asset', SECURITY],
  ['get_risk_severity', SECURITY],
  ['notable', SECURITY],
  ['summariesonly', SECURITY],
]);

/** Lookups that Splunk apps provide, by lookup name and by file name. */
const LOOKUPS: ReadonlyMap<string, string> = new Map([
  ['cim_corporate_email_domain_lookup', CIM],
  ['cim_corporate_email_domains.csv', CIM],
  ['cim_corporate_web_domain_lookup', CIM],
  ['cim_corporate_web_domains.csv', CIM],
  ['cim_cloud_domain_lookup', CIM],
  ['cim_cloud_domains.csv', CIM],
  ['alexa_lookup_by_str', SECURITY],
  ['asset_lookup_by_cidr', SECURITY],
  ['asset_lookup_by_str', SECURITY],
  ['identity_lookup_expanded', SECURITY],
  ['interesting_ports_lookup', SECURITY],
]);

/** The app that provides a macro; undefined for any other macro. */
export function appOfMacro(name: string): string | undefined {
  return MACROS.get(name);
}

/** The app that provides a lookup; undefined for any other lookup. */
export function appOfLookup(name: string): string | undefined {
  return LOOKUPS.get(name);
}
