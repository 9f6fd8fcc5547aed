import { logReader } from './log-reader.ts';
import { mutatedText, seedOf } from './mutate-text.ts';
import type { Target } from './target.ts';

export interface LogTarget {
  readonly id: string;
  readonly title: string;
  /** The texts that are mutated. */
  readonly seeds: () => readonly string[];
  /** The sourcetype of half of the inputs; the format of the others is detected. */
  readonly sourcetype: string | undefined;
  /** Parts of the formats, to be inserted. */
  readonly words: readonly string[];
}

/** A target for logs that are text: texts, mutated, with all encodings. */
export function logTarget({ id, title, seeds, sourcetype, words }: LogTarget): Target {
  return {
    id,
    title,
    open() {
      const material = { seeds: seeds(), words };
      const inputs = mutatedText(seedOf(material), material).map(encoded);
      return logReader(inputs, sourcetype);
    },
  };
}

/** Mostly UTF-8; sometimes UTF-16 or Latin-1, whose bytes are not valid UTF-8. */
function encoded(text: string): Buffer {
  switch (text.length % 24) {
    case 1:
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 2:
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 3:
      return Buffer.from(text, 'latin1');
    case 4:
      return Buffer.from(`\ufeff${text}`);
    default:
      return Buffer.from(text);
  }
}
