/** A length of time as a clock shows it: `1:02:03`, `2:03`. Empty for what is none, or 100 hours and more. Never throws. */
export function toClock(seconds: number): string {
  const whole = Math.round(seconds);
  if (!(whole > 0 && whole < 360_000)) return '';
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
