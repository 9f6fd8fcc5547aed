import { UsageError } from '../usage-error.ts';

/** The origin of a receiver from the address on the command line. */
export function receiverOrigin(
  address: string,
  { allowHttp }: { readonly allowHttp: boolean },
): string {
  if (!URL.canParse(address)) throw new UsageError(`the receiver needs a URL, not ${address}`);
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw new UsageError('the address of the receiver must not contain a username or password');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UsageError(`the receiver needs an https URL, not ${url.protocol}//`);
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname))
    throw new UsageError(
      `${url.origin} is not encrypted: the token and the events could be read on the way; use https`,
      'not-encrypted',
    );
  if (!/^\/(?:services\/collector(?:\/event|\/raw)?\/?)?$/.test(url.pathname) || url.search !== '')
    throw new UsageError(`use the address of the receiver alone, such as ${url.origin}`);
  return url.origin;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}

/** The token from an environment variable; it is never shown. */
export function tokenFrom(variable: string, environment: NodeJS.ProcessEnv): string {
  const token = environment[variable]?.trim();
  if (token === undefined || token === '')
    throw new UsageError(`set the environment variable ${variable} to the token of the receiver`);
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(`the token in ${variable} has characters that a header cannot contain`);
}
