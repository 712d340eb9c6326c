/** Visitors agree in their browsers. */
export function agree(): void {}
