import { readFileSync } from 'node:fs';
import { type CityResponse, Reader } from 'mmdb-lib';
import { reasonOf } from '../base/system-error.ts';
import type { GeoLocation } from '../events/run.ts';
import { UsageError } from './usage-error.ts';

/** The location of an IP address; undefined if the database does not have it. */
export type GeoLookup = (address: string) => GeoLocation | undefined;

/** Opens a database of IP addresses in the MaxMind format. */
export function openGeoDatabase(path: string): GeoLookup {
  const reader = readerOf(path);
  return (address) => {
    try {
      const found = reader.get(address);
      return found === null ? undefined : locationOf(found);
    } catch {
      // The database rejects text that is not an IP address.
      return undefined;
    }
  };
}

function readerOf(path: string): Reader<CityResponse> {
  try {
    return new Reader<CityResponse>(readFileSync(path));
  } catch (error) {
    throw new UsageError(`the IP database ${path} cannot be read: ${reasonOf(error)}`);
  }
}

function locationOf({
  city,
  continent,
  country,
  location,
  subdivisions,
}: CityResponse): GeoLocation {
  const known = {
    City: city?.names?.en,
    Country: country?.names?.en,
    Region: subdivisions?.[0]?.names?.en,
    lat: location?.latitude,
    lon: location?.longitude,
    Continent: continent?.names?.en,
    MetroCode: location?.metro_code === undefined ? undefined : String(location.metro_code),
    Timezone: location?.time_zone,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
