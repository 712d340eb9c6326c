/** What a proof of the page's key says, once its signature has been checked. */
interface Proof {
  readonly htm: string;
  readonly htu: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly jti: string;
  readonly nonce: string | undefined;
  /** Names the key. */
  readonly key: string;
}

/**
 * Reads a DPoP proof as a gateway does.
 * @returns `undefined` for what is none, or whose signature is not that of the key that it names.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export async function readProof(text: string): Promise<Proof | undefined> {
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  if (rest.length || !signature) return undefined;
  const { typ, alg, jwk } = parse(head);
  const members = jwk as Record<string, string> | undefined;
  if (typ !== 'dpop+jwt' || alg !== 'ES256' || Object.keys(members ?? {}).join() !== 'kty,crv,x,y') return undefined;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', members!, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const isSound = await crypto.subtle.verify({ ...algorithm, hash: 'SHA-256' }, key, bytesOf(signature), signed);
  if (!isSound) return undefined;
  const { htm, htu, iat, jti, nonce } = parse(body) as Omit<Proof, 'key'>;
  return { htm, htu, iat, jti, nonce, key: `${members!.x} ${members!.y}` };
}

function parse(part: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(bytesOf(part))) as Record<string, unknown>;
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
