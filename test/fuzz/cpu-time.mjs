/**
 * Milliseconds of processor time that this process has taken so far, all of its threads together. What it takes more of says
 * how much work something was; the clock on the wall would count what else the machine does.
 */
export function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
