import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { build } from '../engine/build.ts';
import type { Environment } from '../engine/environment.ts';
import { type LookupNames, lower } from '../plan/lower.ts';
import { parseSearchExpression } from '../spl/parser.ts';

/** Brings parser, planner and engine together for one search text. */
export function environmentFor(source: Source, report: Report, lookups?: LookupNames): Environment {
  const environment: Environment = {
    source,
    report,
    parseSearch(text, span) {
      // The text is derived from the place that it stands at, so that its problems are shown there.
      const origin = [{ start: 0, end: text.length, from: { source, ...span } }];
      return parseSearchExpression({ name: source.name, text, origin }, { commands, report });
    },
    subsearch(pipeline) {
      return build(lower(pipeline, { commands, source, report, lookups }), environment);
    },
  };
  return environment;
}
