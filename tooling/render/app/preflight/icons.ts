import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { PreflightContext } from './context.ts';
import { templateProblem } from './template-problem.ts';

/** The largest width and height of each picture, in pixels. */
const PICTURES: ReadonlyMap<string, readonly [width: number, height: number]> = new Map([
  ['appIcon.png', [36, 36]],
  ['appIcon_2x.png', [72, 72]],
  ['appIconAlt.png', [36, 36]],
  ['appIconAlt_2x.png', [72, 72]],
  ['appLogo.png', [160, 40]],
  ['appLogo_2x.png', [320, 80]],
]);

/** Pictures of the app that are not PNG files, or too large. */
export function* badIcons({ input }: PreflightContext): Iterable<Diagnostic> {
  for (const [path, bytes] of input.template) {
    const size = PICTURES.get(/^(?:static|appserver\/static)\/([^/]+)$/.exec(path)?.[1] ?? '');
    const problem = size && pictureProblem(bytes, size);
    if (problem !== undefined) yield templateProblem(path, { problem, input });
  }
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Width and height are the first two numbers of the first chunk (PNG, section 11.2.1). */
function pictureProblem(
  bytes: Uint8Array,
  [width, height]: readonly [width: number, height: number],
): string | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 24 || !data.subarray(0, 8).equals(SIGNATURE)) return 'is not a PNG file';
  const [wide, high] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  return wide > width || high > height
    ? `has ${wide} x ${high} pixels, and at most ${width} x ${height} are possible`
    : undefined;
}
