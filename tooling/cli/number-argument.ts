import { InvalidArgumentError } from 'commander';

/** An integer of at least 1. */
export function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('it must be an integer of at least 1');
}

/** A number from 0 to 100, such as a percentage or a risk score. */
export function upToHundred(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new InvalidArgumentError('it must be a number from 0 to 100');
}
