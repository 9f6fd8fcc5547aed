/** Half away from zero, by decimal digits: as a double, 1.005 is slightly less than 1.005. */
export function roundedAway(value: number, decimals: number): number {
  const shifted = Number(`${Math.abs(value)}e${decimals}`);
  const rounded = Number.isNaN(shifted)
    ? Math.abs(value)
    : Number(`${Math.round(shifted)}e${-decimals}`);
  return Math.sign(value) * rounded;
}

/** A number with so many decimals: a text that shows them all, or a whole number for none. Digits before the point stay. */
export function roundedTo(value: number, decimals: number): number | string {
  const places = Math.max(0, Math.min(20, Math.trunc(decimals)));
  // Without the tail of a binary fraction: 1.1 + 2.2 is 3.3.
  const exact = Number(value.toPrecision(15));
  return places === 0 ? roundedAway(exact, 0) : roundedAway(exact, places).toFixed(places);
}
