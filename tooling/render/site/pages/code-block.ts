import { type Html, html } from '../html.ts';

/** Preformatted text with a copy button. `label` is its name for screen readers. */
export function codeBlock(label: string, code: Html | string): Html {
  return html`<div class="code"><button type="button" class="copy" hidden>Copy<span class="away"> ${label}</span></button><pre tabindex="0" role="group" aria-label="${label}"><code>${code}</code></pre></div>`;
}
