import type { Report } from '../base/diagnostic.ts';
import { sortedBy } from '../base/order.ts';
import type { SourceSpan } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { samplesOfTests } from '../content/test-samples.ts';
import { attackDataDiagnostic } from './diagnostics.ts';
import { parseReference, type SampleAddress } from './reference.ts';

/** A remote sample, and the first test that names it. */
export interface NamedSample {
  readonly address: SampleAddress;
  readonly span: SourceSpan;
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
}

/** The distinct remote samples of all tests, sorted by URL. */
export function namedSamples(
  detections: Iterable<ContentDocument<Detection>>,
  report: Report,
): readonly NamedSample[] {
  const named = new Map<string, NamedSample>();
  for (const detection of detections) {
    for (const sample of samplesOf(detection, report)) {
      if (!named.has(sample.address.url)) named.set(sample.address.url, sample);
    }
  }
  return sortedBy(named.values(), ({ address }) => address.url);
}

function* samplesOf(detection: ContentDocument<Detection>, report: Report): Iterable<NamedSample> {
  for (const { data, source, sourcetype, path } of samplesOfTests(detection.data)) {
    const span = detection.spanAt(path);
    const address = parseReference(data);
    if (address.kind === 'address') yield { address, span, source, sourcetype };
    else if (address.kind === 'refused') report(refusal(data, address.reason, span));
  }
}

/** The problem of an invalid reference. */
export function refusal(reference: string, reason: string, span: SourceSpan) {
  return attackDataDiagnostic('refused-reference', { reference, reason }, span);
}
