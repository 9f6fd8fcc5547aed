import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { textReport } from '../../base/report/text.ts';
import type { Host } from '../host.ts';
import { packageContent } from '../package-content.ts';
import { UsageError } from '../usage-error.ts';
import { type NamedFolders, openPlaces } from './open-places.ts';

/** The folders of samples. An invalid lock ends the work, with all of its errors in one report. */
export function placesOf(folders: NamedFolders, host: Host): SamplePlaces {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const validate = packageContent(host.packageRoot).validate;
  const places = openPlaces(folders, { validate, host, report });
  if (places !== undefined) return places;
  throw new UsageError(problems.map((problem) => textReport(problem)).join('\n'));
}
