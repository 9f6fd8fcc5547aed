import type { RunSettings } from '../../detect/sample.ts';
import { openGeoDatabase } from '../../project/geo-database.ts';
import type { TestOptions } from './options.ts';

/** The settings of searches that the options of tests give. */
export function searchSettings({
  timezone: timeZone,
  geo,
}: Pick<TestOptions, 'timezone' | 'geo'>): Pick<RunSettings, 'timeZone' | 'geo'> {
  return { timeZone, ...(geo !== undefined && { geo: openGeoDatabase(geo) }) };
}
