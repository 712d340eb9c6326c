/** Waits until no other tab of the site does the same; where the browser has no locks to give, each tab does it. */
export async function whileNoOtherTab<T>(name: string, act: () => Promise<T>): Promise<T> {
  let begun = false;
  try {
    return await navigator.locks.request(name, () => {
      begun = true;
      return act();
    });
  } catch (error) {
    if (begun) throw error;
    return act();
  }
}
