import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const urldecode: EagerFunction = {
  name: 'urldecode',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'text',
  summary: 'Decodes the %XX escapes of a URL.',
  examples: [
    ['urldecode("a%2Fb")', 'a/b'],
    ['urldecode("100%")', '100%'],
  ],
  rules: [71],
  call: ofTexts((text = '') => decoded(text)),
};

/** Invalid escapes are kept. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Buffer.from(escapes.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
}
