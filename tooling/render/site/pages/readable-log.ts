import { isRecord } from '../../../base/record.ts';
import { shownText } from '../markdown.ts';

/** Formats a log: indented JSON, one XML element per line. Other text is unchanged. */
export function readableLog(text: string): string {
  const log = shownText(text.trim());
  if (/^[{[]/.test(log)) return indentedJson(log) ?? log;
  return /^<[\w!?]/.test(log) ? indentedXml(log) : log;
}

function indentedJson(log: string): string | undefined {
  try {
    const value: unknown = JSON.parse(log);
    if (!isRecord(value) && !Array.isArray(value)) return undefined;
    // Deep nesting would make the text much longer.
    return shownText(JSON.stringify(value, undefined, 2));
  } catch {
    return undefined;
  }
}

/** An element without child elements stays on one line. */
function indentedXml(log: string): string {
  let depth = 0;
  const lines: string[] = [];
  const pieces = log.match(/<([\w:.-]+)(?:\s[^<>]*)?>[^<]*<\/\1\s*>|<[^>]*>|[^<]+/g) ?? [log];
  for (const piece of pieces) {
    const line = piece.trim();
    if (line === '') continue;
    const closes = /^<\//.test(line);
    if (closes) depth = Math.max(0, depth - 1);
    lines.push('  '.repeat(Math.min(depth, 20)) + line);
    const opens = /^<[\w]/.test(line) && !/\/>$/.test(line) && !/<\/[\w:.-]+\s*>$/.test(line);
    if (opens) depth += 1;
  }
  return lines.join('\n');
}
