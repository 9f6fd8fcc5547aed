import type { Dispatcher, Response } from 'undici';
import { type DownloadProblem, problem } from './download-problem.ts';
import { checkedLookup, checkHost, type MayAsk } from './public-address.ts';
import { addressProblem } from './reference.ts';

/** A response with an unread body. */
export interface Answer {
  readonly kind: 'answer';
  readonly response: Response;
}

/** When a request is canceled, and where it may connect to. */
export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly mayAsk: MayAsk;
}

const MOST_REDIRECTS = 5;

/**
 * Requests a URL and follows a few redirects to `http` or `https` URLs, but never from https to http, and never to an
 * address that is not allowed.
 */
export async function request(
  address: string,
  { headers = {}, signal, mayAsk }: RequestOptions,
): Promise<Answer | DownloadProblem> {
  // Loaded on demand: few commands use the network.
  const { fetch } = await import('undici');
  const dispatcher = await dispatcherFor(mayAsk);
  let url = address;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    checkHost(new URL(url), mayAsk);
    const response = await fetch(url, { headers, signal, redirect: 'manual', dispatcher });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null)
      return { kind: 'answer', response };
    await response.body?.cancel();
    const next = redirected(location, url);
    if (typeof next !== 'string') return next;
    url = next;
  }
  return problem(`the server redirects more than ${MOST_REDIRECTS} times`, 'elsewhere');
}

const dispatchers = new WeakMap<MayAsk, Dispatcher>();

/** One dispatcher per rule, so that a kept-alive connection is never reused under another rule. */
async function dispatcherFor(mayAsk: MayAsk): Promise<Dispatcher> {
  const { Agent } = await import('undici');
  const known =
    dispatchers.get(mayAsk) ?? new Agent({ connect: { lookup: checkedLookup(mayAsk) } });
  dispatchers.set(mayAsk, known);
  return known;
}

function redirected(location: string, from: string): string | DownloadProblem {
  const target = URL.canParse(location, from) ? new URL(location, from).href : location;
  const reason = addressProblem(target);
  if (reason !== undefined)
    return problem(`the server redirects to an invalid address: ${reason}`, 'elsewhere');
  if (from.startsWith('https:') && target.startsWith('http:'))
    return problem('the server redirects from https to http', 'elsewhere');
  return target;
}
