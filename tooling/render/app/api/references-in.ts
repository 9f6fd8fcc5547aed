import { sortedBy } from '../../../base/order.ts';
import type { AppFormat } from '../profile.ts';

/** Macros that other apps define, or that the API does not list. */
const OTHER_MACROS = [
  'drop_dm_object_name',
  'get_asset',
  'get_risk_severity',
  'cim_corporate_web_domain_search',
];

/** The names of the macros that a search calls, as Splunk's tools find them; sorted. */
export function macrosIn(
  search: string,
  { format, filter }: { readonly format: AppFormat; readonly filter: string },
): string[] {
  const names = namesIn(search).filter((name) => !OTHER_MACROS.includes(name));
  if (format !== '2024') return names.filter((name) => name !== 'globedistance');
  const others = names.filter(
    (name) => !name.includes('_filter') && name !== 'prohibited_processes',
  );
  return [...others, filter];
}

function namesIn(search: string): string[] {
  const text = search.replaceAll(/```[\s\S]*?```/g, ' ');
  const names = [...text.matchAll(/`([^\s`]+)`/g)].map(([, call = '']) => call.split('(')[0] ?? '');
  return sortedBy(new Set(names), (name) => name);
}

const LOOKUPS: Readonly<Record<AppFormat, RegExp>> = {
  '2024': /[^outp]lookup\s+(?:update=true\s*)?(?:append=t\s*)?(\S+)/g,
  '2025': /\b(?:input|output)?lookup\s+(?:\w+\s*=\s*\S+\s+)*(\S+)/g,
  escu6: /\b(?:input|output)?lookup\s+(?:\w+\s*=\s*\S+\s+)*(\S+)/g,
};

/** The names of the lookups in a search, as Splunk's tools find them; sorted. */
export function lookupsIn(search: string, format: AppFormat): string[] {
  const names = [...search.matchAll(LOOKUPS[format])].map(([, name = '']) => name);
  return sortedBy(new Set(names), (name) => name);
}
