import { type DownloadProblem, problem } from './download-problem.ts';
import { addressProblem } from './reference.ts';

/** An answer with its body still to come. */
export interface Answer {
  readonly kind: 'answer';
  readonly response: Response;
}

const MOST_REDIRECTS = 5;

/** Asks an address, following a few redirects to http(s) addresses; never from https down to http. */
export async function request(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer | DownloadProblem> {
  let url = address;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
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

function redirected(location: string, from: string): string | DownloadProblem {
  const target = URL.canParse(location, from) ? new URL(location, from).href : location;
  const reason = addressProblem(target);
  if (reason !== undefined)
    return problem(
      `the server redirects to an address that is not followed: ${reason}`,
      'elsewhere',
    );
  if (from.startsWith('https:') && target.startsWith('http:'))
    return problem('the server redirects from https to http', 'elsewhere');
  return target;
}
