const ROUNDS = 5;

/** The best of a few rounds, in milliseconds of this process: other work on the machine counts little. */
export function best(work: () => void, rounds = ROUNDS): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

/** Prints one figure on a line. */
export function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}

export function ignore(): void {
  // What is wrong in the content is not what is measured.
}
