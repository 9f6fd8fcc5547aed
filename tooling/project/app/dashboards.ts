import { parseDocument } from 'yaml';
import type { Report } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import type { JsonValue } from '../../render/app/conf/json.ts';
import { appDiagnostic } from '../../render/app/diagnostics.ts';
import { readBytes } from './read-tree.ts';

/** The definitions of dashboards: the JSON files beside their YAML files. */
export function readDashboards(content: Content, report: Report): Map<string, JsonValue> {
  const definitions = new Map<string, JsonValue>();
  for (const { path, spanAt } of content.dashboard.all) {
    const file = path.replace(/\.ya?ml$/, '.json');
    const bytes = readBytes(content.root, file, report);
    const json = bytes && definitionIn(Buffer.from(bytes).toString());
    if (json !== undefined) definitions.set(path, json);
    else
      report(
        appDiagnostic(
          'dashboard-definition',
          { file, exists: bytes !== undefined },
          spanAt(['name']),
        ),
      );
  }
  return definitions;
}

/** JSON with its keys in order; undefined if the text is not JSON. */
function definitionIn(text: string): JsonValue | undefined {
  try {
    JSON.parse(text);
    return parseDocument(text, { schema: 'json', uniqueKeys: false }).toJS({ mapAsMap: true });
  } catch {
    return undefined;
  }
}
