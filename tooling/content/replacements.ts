import type { Report } from '../base/diagnostic.ts';
import type { Content } from './content.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import type { DeprecationInfo } from './model.ts';

interface Replaceable {
  readonly name: string;
  readonly deprecation_info?: DeprecationInfo;
}

/** Reports removed content whose replacements lead back to it. */
export function checkReplacements(content: Content, report: Report): void {
  const { detection, story, baseline, investigation, removed } = content;
  const all: readonly ContentDocument<Replaceable>[] = [
    ...detection.all,
    ...story.all,
    ...baseline.all,
    ...investigation.all,
    ...removed.all,
  ];
  // Most content has none.
  if (all.every(({ data }) => (data.deprecation_info?.replacement_content ?? []).length === 0))
    return;
  const replacements = new Map(
    all.map(({ data }) => [data.name, data.deprecation_info?.replacement_content ?? []]),
  );
  const known = new Map(all.map((document) => [document.data.name, document]));
  for (const circle of circlesIn(replacements)) {
    const document = circle.map((name) => known.get(name)).find((one) => one !== undefined);
    const names = [...circle, circle[0]].map((name) => `"${name}"`).join(' → ');
    const span = document?.spanAt(['deprecation_info', 'replacement_content']);
    report(contentDiagnostic('replaced-in-circle', { names }, span));
  }
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** One circle for each name from which a search finds its way back to a name on its path. */
function* circlesIn(graph: Graph): Iterable<readonly string[]> {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const path: Step[] = done.has(start)
      ? []
      : [{ name: start, left: [...(graph.get(start) ?? [])] }];
    const onPath = new Set(path.map(({ name }) => name));
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.left.pop();
      if (next === undefined) {
        onPath.delete(step.name);
        done.add(step.name);
        path.pop();
      } else if (onPath.has(next)) {
        const names = path.map(({ name }) => name);
        yield names.slice(names.indexOf(next));
      } else if (!done.has(next)) {
        path.push({ name: next, left: [...(graph.get(next) ?? [])] });
        onPath.add(next);
      }
    }
  }
}

/** A name on the path of the search, and the names that it still leads to. */
interface Step {
  readonly name: string;
  readonly left: string[];
}
