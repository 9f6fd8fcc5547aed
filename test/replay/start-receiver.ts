import { afterEach } from 'vitest';
import { Receiver, type ReceiverOptions } from './receiver.ts';

const started = new Set<Receiver>();
afterEach(async () => {
  for (const one of started) await stop(one);
});

/** Starts a receiver that stops after the test. */
export async function receiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const one = await Receiver.start(options);
  started.add(one);
  return one;
}

/** Stops a receiver during its test. */
export async function stop(one: Receiver): Promise<void> {
  started.delete(one);
  await one.stop();
}
