import { escapeHtml } from '../docs/text.ts';

/** A piece of safe HTML. Only `html` and `trusted` create it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values in a template: text is escaped, lists are joined, and undefined and false are empty. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** A template whose values are escaped unless they are HTML. Attributes must be in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    text += textOf(value) + (strings[index + 1] ?? '');
  }
  return new Html(text);
}

/** HTML that is already safe. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Parts with a separator. */
export function joined(parts: readonly Part[], separator: Part): readonly Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function textOf(value: Part): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === false) return '';
  return value.map(textOf).join('');
}
