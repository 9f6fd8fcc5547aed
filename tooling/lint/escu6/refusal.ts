import type { Path } from '../../content/document.ts';

/** A detection as written in its file. */
export type Written = Readonly<Record<string, unknown>>;

/** Why a detection cannot be built, and where: a path in its file. */
export interface Refusal {
  readonly path: Path;
  readonly message: string;
}
