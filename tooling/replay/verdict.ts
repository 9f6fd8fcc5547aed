import { isRecord } from '../base/record.ts';

/** What a receiver answered, or why there is no answer. */
export type Exchange =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'no-answer';
      readonly reason: string;
      /** Whether the request may have arrived. */
      readonly mayHaveArrived: boolean;
      /** Whether another attempt may succeed. */
      readonly isPassing: boolean;
    };

/** What follows from an exchange for a batch. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly ackId: number | undefined }
  | { readonly kind: 'again'; readonly reason: string; readonly mayHaveArrived: boolean }
  | { readonly kind: 'refused'; readonly reason: string; readonly help: string };

interface Code {
  readonly text: string;
  readonly help: string;
}

const TOKEN = 'check the token, and that its input is enabled in Splunk';

/** Answers for which the same request will never succeed. */
const REFUSALS: Readonly<Record<number, Code>> = {
  1: { text: 'the token is disabled', help: TOKEN },
  2: { text: 'a token is required', help: TOKEN },
  3: { text: 'the authorization is invalid', help: TOKEN },
  4: { text: 'the token is invalid', help: TOKEN },
  5: { text: 'the request has no data', help: 'check the sample' },
  6: {
    text: 'the data has an invalid format',
    help: 'check the sample; events before it were indexed',
  },
  7: { text: 'the index is not allowed', help: 'allow it for the token, or choose another index' },
  10: { text: 'the channel is missing', help: 'the token wants acknowledgment: ask for it' },
  11: { text: 'the channel is invalid', help: 'the receiver does not accept UUIDs as channels' },
  12: { text: 'an event has no text', help: 'check the sample; events before it were indexed' },
  13: {
    text: 'the text of an event is blank',
    help: 'check the sample; events before it were indexed',
  },
  14: {
    text: 'acknowledgment is disabled for the token',
    help: 'enable it in Splunk, or do not ask for it',
  },
  15: {
    text: 'indexed fields cannot be processed',
    help: 'check the sample; events before it were indexed',
  },
  16: { text: 'authorization in the address is not enabled', help: TOKEN },
  21: { text: 'the token is invalid', help: TOKEN },
  22: { text: 'the token is disabled', help: TOKEN },
};

/** Answers after which the same request can succeed. */
const PASSING: Readonly<Record<number, string>> = {
  8: 'the server has an internal error',
  9: 'the server is busy',
  18: 'the queues of the server are full',
  19: 'the acknowledgment service is not available',
  20: 'the queues are full, and the acknowledgment service is not available',
};

/** What a batch needs after an exchange: nothing, another attempt, or its end. */
export function verdictOf(exchange: Exchange): Verdict {
  if (exchange.kind === 'no-answer') return withoutAnswer(exchange);
  const { status, body } = exchange;
  const code = isRecord(body) && typeof body['code'] === 'number' ? body['code'] : undefined;
  if (status === 200 && code === 0) return { kind: 'accepted', ackId: ackIdOf(body) };
  const passing = code === undefined ? undefined : PASSING[code];
  if (passing !== undefined) return { kind: 'again', reason: passing, mayHaveArrived: false };
  const refusal = code === undefined ? undefined : REFUSALS[code];
  if (refusal !== undefined) {
    const reason = `${refusal.text}${eventText(body)} (code ${code})`;
    return { kind: 'refused', reason, help: refusal.help };
  }
  return ofStatus(status);
}

function withoutAnswer(exchange: Extract<Exchange, { kind: 'no-answer' }>): Verdict {
  const { reason, mayHaveArrived, isPassing } = exchange;
  if (isPassing) return { kind: 'again', reason, mayHaveArrived };
  return { kind: 'refused', reason, help: 'check the address, and the certificate of the server' };
}

/** An answer that is not from an HTTP Event Collector, such as one of a proxy. */
function ofStatus(status: number): Verdict {
  if ([429, 502, 503, 504].includes(status))
    return { kind: 'again', reason: `status ${status}`, mayHaveArrived: status > 503 };
  if (status >= 300 && status < 400)
    return {
      kind: 'refused',
      reason: `the server redirects (status ${status})`,
      help: 'redirects are not followed, because the token would be sent along; use the final address',
    };
  return {
    kind: 'refused',
    reason: `status ${status} without an answer of the HTTP Event Collector`,
    help: 'check the address; the port is usually 8088',
  };
}

function ackIdOf(body: unknown): number | undefined {
  const ackId = isRecord(body) ? body['ackId'] : undefined;
  return typeof ackId === 'number' ? ackId : undefined;
}

function eventText(body: unknown): string {
  const number = isRecord(body) ? body['invalid-event-number'] : undefined;
  return typeof number === 'number' ? `: event ${number + 1} of the batch` : '';
}
