/** The player is a script's; without one, the link inside of it is shown. */
export function definePlayer(): void {}
