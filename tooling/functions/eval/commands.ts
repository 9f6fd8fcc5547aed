import { toFieldValue } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const commands: EagerFunction = {
  name: 'commands',
  parameters: [{ name: 'search', type: 'string' }],
  returns: 'any',
  category: 'multivalue',
  summary: 'Returns the names of the commands in a search string, as a multivalue.',
  examples: [
    ['commands("search foo | stats count | sort count")', '["search","stats","sort"]'],
    ['commands("index=a [search b | fields c] | head 1")', '["search","head"]'],
  ],
  call: ofTexts((text = '') => toFieldValue(stagesOf(text).map(commandOf))),
};

/** Text between pipes, without quoted strings and brackets. */
function stagesOf(text: string): string[] {
  let depth = 0;
  let bare = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if (token === '[') depth += 1;
    if (depth === 0) bare += token.length > 1 ? ' ' : token;
    if (token === ']') depth = Math.max(0, depth - 1);
  }
  return bare.split('|').filter((stage) => stage.trim() !== '');
}

/** A stage that does not start with a command name is an implied search. */
function commandOf(stage: string): string {
  return /^\s*([a-z_]\w*)(?=\s|$)/i.exec(stage)?.[1]?.toLowerCase() ?? 'search';
}
