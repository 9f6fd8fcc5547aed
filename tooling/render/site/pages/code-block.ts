import { type Html, html } from '../html.ts';

/** Text in its own spacing, with a button that copies it. `label` names it for those who cannot see it. */
export function codeBlock(label: string, code: Html | string): Html {
  return html`<div class="code"><button type="button" class="copy" hidden>Copy<span class="away"> ${label}</span></button><pre tabindex="0" role="group" aria-label="${label}"><code>${code}</code></pre></div>`;
}
