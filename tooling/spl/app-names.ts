const CIM = 'the Common Information Model app';
const SECURITY = 'Enterprise Security';

/** Macros that apps of Splunk bring along, with the app: content calls them and does not hold them. */
const MACROS: ReadonlyMap<string, string> = new Map([
  ['cim_corporate_web_domain_search', CIM],
  ['cim_corporate_email_domain_search', CIM],
  ['get_asset', SECURITY],
  ['get_risk_severity', SECURITY],
  ['notable', SECURITY],
  ['summariesonly', SECURITY],
]);

/** Lookups of theirs, by their own names and by those of their files. */
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

/** The app that brings a macro along; undefined for a macro that is nobody's. */
export function appOfMacro(name: string): string | undefined {
  return MACROS.get(name);
}

/** The app that brings a lookup along; undefined for a lookup that is nobody's. */
export function appOfLookup(name: string): string | undefined {
  return LOOKUPS.get(name);
}
