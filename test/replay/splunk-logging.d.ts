/** The part of Splunk's client that tests use; the package has no types. */
declare module 'splunk-logging' {
  interface Message {
    readonly message: unknown;
    readonly metadata?: Readonly<Record<string, string>>;
  }

  export class Logger {
    error: (problem: { readonly code?: number; readonly message?: string }) => void;
    constructor(options: Readonly<Record<string, unknown>>);
    send(
      message: Message,
      callback?: (error: unknown, response: unknown, body: { readonly code: number }) => void,
    ): void;
  }
}
