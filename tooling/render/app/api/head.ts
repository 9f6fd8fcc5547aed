import { stableId } from '../../../base/stable-id.ts';
import { normalized } from '../analytic-stories.ts';
import type { JsonValue } from '../conf/json.ts';
import type { AppProfile } from '../profile.ts';

interface Described {
  readonly name: string;
  readonly author?: string;
  readonly date?: string;
  readonly version?: number;
  readonly id?: string;
  readonly description?: string;
  readonly references?: readonly string[];
}

/** What each object of the API begins with, in this order. */
export interface Head {
  readonly [key: string]: JsonValue;
}

/** The first keys of an object without references. */
export function shortHead({
  name,
  author = '',
  date = '',
  version = 1,
  id = stableId(name),
  description = '',
}: Described): Head {
  return { name, author, date, version, id: id.toLowerCase(), description };
}

/** The first keys of an object. */
export function headOf(data: Described, { list }: AppProfile): Head {
  return { ...shortHead(data), references: list(normalized(data.references)) };
}
