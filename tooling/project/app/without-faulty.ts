import type { Diagnostic } from '../../base/diagnostic.ts';
import { sortedBy } from '../../base/order.ts';
import { toFile } from '../../base/source.ts';
import { type Collection, collection } from '../../content/content.ts';
import { relativePath } from '../../content/files.ts';
import { CONTENT_FOLDERS } from '../../content/folders.ts';
import type { AppInput } from '../../render/app/app-input.ts';

interface WithoutFaulty {
  readonly input: AppInput;
  readonly leftOut: readonly string[];
  /** Whether all errors are in content that can be left out. */
  readonly isWritable: boolean;
}

/** An app without the content that has errors. Errors of settings and of the template remain. */
export function withoutFaulty(input: AppInput, errors: readonly Diagnostic[]): WithoutFaulty {
  const { content } = input;
  const files = errors.map(
    ({ span }) => span && relativePath(toFile(span).source.name, content.root),
  );
  const leftOut = new Set(files.filter((path) => path !== undefined && isContent(path)));
  const kept = <Data extends { readonly name: string }>({ all }: Collection<Data>) =>
    collection(all.filter(({ path }) => !leftOut.has(path)));
  const { detection, story, macro, lookup, baseline, investigation, dashboard, deployment } =
    content;
  return {
    input: {
      ...input,
      content: {
        ...content,
        detection: kept(detection),
        story: kept(story),
        macro: kept(macro),
        lookup: kept(lookup),
        baseline: kept(baseline),
        investigation: kept(investigation),
        dashboard: kept(dashboard),
        deployment: kept(deployment),
      },
    },
    leftOut: sortedBy(
      [...leftOut].flatMap((path) => path ?? []),
      (path) => path,
    ),
    isWritable: files.every((path) => path !== undefined && isContent(path)),
  };
}

function isContent(path: string): boolean {
  return CONTENT_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}
