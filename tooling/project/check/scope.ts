import { toFile } from '../../base/source.ts';
import { relativePath } from '../../content/files.ts';
import type { ChangedSelection } from '../changed/select-changed.ts';
import { pathSelector } from '../select-paths.ts';
import type { CheckResult } from './check-content.ts';

/** With paths, only findings in these files; findings without a location are always kept. */
export function inSelection(
  root: string,
  paths: readonly string[],
  result: CheckResult,
): CheckResult {
  if (paths.length === 0) return result;
  const isNamed = pathSelector(root, paths, result.detections);
  const detections = result.detections.filter(({ file, id }) =>
    isNamed(relativePath(file, root), id),
  );
  const files = new Set(detections.map(({ file }) => file));
  const diagnostics = result.diagnostics.filter(({ span }) => {
    const name = span && toFile(span).source.name;
    return name === undefined || files.has(name) || isNamed(relativePath(name, root));
  });
  return { ...result, diagnostics, detections };
}

/** With changes, only findings in files that changed or are affected; findings without a location are always kept. */
export function inChanged(
  result: CheckResult,
  root: string,
  selection: ChangedSelection | undefined,
): CheckResult {
  if (selection === undefined) return result;
  const affected = new Set([...selection.affected, ...selection.scenarios].map(({ path }) => path));
  const isReached = (name: string) => {
    const path = relativePath(name, root);
    return affected.has(path) || selection.isChanged(path);
  };
  return {
    ...result,
    diagnostics: result.diagnostics.filter(
      ({ span }) => span === undefined || isReached(toFile(span).source.name),
    ),
    detections: result.detections.filter(({ file }) => isReached(file)),
  };
}
