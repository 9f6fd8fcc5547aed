import { macroName } from '../../base/macro-key.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Macro } from '../../content/model.ts';
import type { AppInput } from './app-input.ts';
import { type ConfFile, type Stanza, setting } from './conf/stanza.ts';
import type { AppProfile } from './profile.ts';
import type { Rule } from './rule.ts';

const FILTER = {
  definition: 'search *',
  description: 'Update this macro to limit the output results to filter out false positives.',
};

/** The macros of the content, then the filter macros of detections that it does not define. */
export function appMacros(rules: readonly Rule[], { content }: AppInput): readonly AppMacro[] {
  const own = content.macro.all.map((from) => ({ ...from.data, from }));
  const known = new Set(own.map(({ name }) => macroName(name)));
  const filters = rules
    .filter(({ filter }) => !known.has(filter))
    .map(({ filter, document }) => ({ name: filter, ...FILTER, from: document }));
  return [...own, ...filters];
}

/** A macro, and the content that it is from: the filter macro of a detection is from the detection. */
export interface AppMacro extends Macro {
  readonly from: ContentDocument<unknown>;
}

/** macros.conf */
export function macroFile(macros: readonly AppMacro[], profile: AppProfile): ConfFile {
  const stanzas = macros.map((macro) => macroStanza(macro, profile));
  return { path: 'default/macros.conf', pieces: ['\n', stanzas] };
}

function macroStanza(macro: AppMacro, { text }: AppProfile): Stanza {
  const { name, definition, description = '', arguments: args = [], from } = macro;
  return {
    name,
    from,
    settings: [
      ...setting('args', args.length > 0 ? args.join(', ') : undefined),
      ['definition', text(definition)],
      ['description', text(description)],
    ],
  };
}
