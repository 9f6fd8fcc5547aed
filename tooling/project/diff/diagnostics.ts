import { type Diagnostic, defineDiagnostics } from '../../base/diagnostic.ts';
import { changedPlace, type Sides } from './changed-place.ts';
import { nameOf } from './describe.ts';
import type { Effect, EffectKind } from './effects.ts';

interface Said {
  readonly name: string;
  readonly cause: string;
  readonly outcome: string;
}

/** Effects of a change as findings. */
export const diffDiagnostic = defineDiagnostics('diff', {
  silenced: {
    severity: 'warning',
    message: ({ name, cause, outcome }: Said) => `silences "${name}" (${cause}): ${outcome}`,
    help: () => 'the detection no longer fires on its own samples',
  },
  removed: {
    severity: 'warning',
    message: ({ name, outcome }: Said) => `"${name}" was removed: ${outcome}`,
  },
  'newly-firing': {
    severity: 'warning',
    message: ({ name, cause, outcome }: Said) => `"${name}" newly fires (${cause}): ${outcome}`,
    help: () => 'the detection fires on samples on which it did not fire before',
  },
  changed: {
    severity: 'info',
    message: ({ name, cause, outcome }: Said) =>
      `changes the results of "${name}" (${cause}): ${outcome}`,
  },
  'not-compared': {
    severity: 'warning',
    message: ({ name, outcome }: Said) => `"${name}" was not compared: ${outcome}`,
    help: () => 'its results may differ from the base',
  },
});

const CODES: Readonly<Partial<Record<EffectKind, Parameters<typeof diffDiagnostic>[0]>>> = {
  silenced: 'silenced',
  removed: 'removed',
  'newly firing': 'newly-firing',
  changed: 'changed',
  'not compared': 'not-compared',
};

/** The findings about effects, on the lines that caused them. */
export function effectFindings(effects: readonly Effect[], sides: Sides): readonly Diagnostic[] {
  return effects.flatMap(({ kind, diff, cause, outcome }) => {
    const code = CODES[kind];
    if (code === undefined) return [];
    const place = changedPlace(diff, sides);
    const name = diff.after?.document.spanAt(['name']);
    const related = name === undefined ? [] : [{ span: name, message: 'the detection' }];
    return [diffDiagnostic(code, { name: nameOf(diff), cause, outcome }, place, { related })];
  });
}
