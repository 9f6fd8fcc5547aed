const QUESTIONS = 'If you have any questions feel free to email us at: research@splunk.com.';

const WARNINGS: Readonly<Record<string, (kind: string) => string>> = {
  deprecated: (kind) =>
    `**WARNING**, this ${kind} has been marked **DEPRECATED** by the Splunk Threat Research Team. This means that it will no longer be maintained or supported. ${QUESTIONS}`,
  experimental: (kind) =>
    `**WARNING**, this ${kind} is marked **EXPERIMENTAL** by the Splunk Threat Research Team. This means that the ${kind} has been manually tested but we do not have the associated attack data to perform automated testing or cannot share this attack dataset due to its sensitive nature. ${QUESTIONS}`,
};

/** The description, after a warning if the content is experimental or deprecated. */
export function statusText(
  { status, description = '' }: { readonly status?: string; readonly description?: string },
  kind: string,
): string {
  const warning = WARNINGS[status ?? '']?.(kind);
  return warning === undefined ? description : `${warning} ${description}`;
}
