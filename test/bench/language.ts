import { parseDocument } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { commands } from '../../tooling/commands/index.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { lower } from '../../tooling/resolve/lower.ts';
import { expandMacros } from '../../tooling/spl/macros.ts';
import { parseSearch } from '../../tooling/spl/parser.ts';
import { best, ignore, print } from './measure.ts';

/** Parsing and planning all searches, macros included, against reading the YAML that they stand in. */
export function benchLanguage(root: string): void {
  const files = [...yamlFiles(root, 'detections', () => undefined)];
  const yaml = best(() => files.forEach(({ source }) => void parseDocument(source.text).toJS()));
  const workspace = new Workspaces(realWorld()).open(root);
  const searches = workspace.content.detection.all.map((detection) =>
    detection.embedded(['search']),
  );
  const { macros } = workspace.library;
  const spl = best(() => {
    for (const source of searches) {
      const expanded = expandMacros(source, macros, ignore);
      const pipeline = parseSearch(expanded.source, {
        commands,
        broken: expanded.broken,
        report: ignore,
      });
      lower(pipeline, { commands, source: expanded.source, report: ignore });
    }
  });
  print('read the YAML of 2024-10', `${yaml.toFixed(0)} ms for ${files.length} files`);
  print(
    'parse and plan its searches',
    `${spl.toFixed(0)} ms, ${Math.round((searches.length / spl) * 1000)} searches/s`,
  );
  print('ratio, at most 1.0', (spl / yaml).toFixed(2));
}
