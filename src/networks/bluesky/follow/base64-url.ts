/** @see https://www.rfc-editor.org/rfc/rfc4648#section-5 */
export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Text that nobody guesses: 256 bits, 43 letters, digits, `-` and `_`. */
export function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** The SHA-256 of a text, as PKCE and proofs write it. */
export async function hashOf(text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
