const ROUNDS = 5;

/** The best of a few rounds, in milliseconds of this process: other work on the machine counts little. */
export function best(work: () => void, rounds = ROUNDS): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) fastest = Math.min(fastest, timeOf(work));
  return fastest;
}

/** The same for two works that take turns, so that a busy minute of the machine falls on both. */
export function bestOfBoth(
  first: () => void,
  second: () => void,
  rounds = ROUNDS,
): readonly [first: number, second: number] {
  const times = Array.from({ length: rounds }, () => [timeOf(first), timeOf(second)] as const);
  return [Math.min(...times.map(([time]) => time)), Math.min(...times.map(([, time]) => time))];
}

function timeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  return cpuTime(started);
}

/** The time of this process since a measurement, in milliseconds. */
export function cpuTime(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Prints one figure on a line. */
export function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}

export function ignore(): void {
  // What is wrong in the content is not what is measured.
}
