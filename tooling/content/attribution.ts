import type { ContentDocument } from './document.ts';
import type { Detection } from './model.ts';

/** The license of Sigma rules that name no other. */
const USUAL = 'DRL 1.1';

/** The rule that a text is made from, its author and its license, which asks for them in every form; one line. */
export function attributionOf({ data, written }: ContentDocument<Detection>): string {
  const text = `${data.name}, by ${data.author} (Sigma rule ${data.id}, ${licenseOf(written)})`;
  return text.replaceAll(/[`\r\n]+/g, ' ');
}

/** The license of a rule. */
export function licenseOf({ license }: Readonly<Record<string, unknown>>): string {
  return typeof license === 'string' ? license : USUAL;
}

/** The author that results of a rule must name; undefined for content without this condition. */
export function authorToName({
  data,
  dialect,
}: Pick<ContentDocument<Detection>, 'data' | 'dialect'>): string | undefined {
  return dialect === 'sigma' ? data.author : undefined;
}
