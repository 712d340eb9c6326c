import type { ProblemCode } from '../http/problem.js';

/** What to do about a problem, for whoever writes a client. */
export const advice: Readonly<Record<ProblemCode, string>> = {
  'invalid-request':
    'Change the request: `errors` names each place in the body, or each parameter, and what was expected there. Asking the same again does not help.',
  'invalid-cursor':
    'Begin again without a cursor. Cursors are made by this gateway; they are not to be built or changed.',
  unauthorized:
    'Send `Authorization: Bearer …` with a publisher token, or for a ticket with its secret. A token that was revoked does not come back: make a new one.',
  'invalid-proof':
    'Make a new proof for each request: ES256, with the method and the address of this very request, the time of now, an id of its own, and the nonce of the last answer.',
  'use-nonce':
    'Make another proof with the nonce of the header `DPoP-Nonce`, and ask once more. This is how the first request usually ends.',
  'not-granted':
    'Begin to follow: `POST /v1/follows`. Once a viewer has allowed the page, its key is known. They may also have taken it back.',
  forbidden: 'Use a token that was made for this account, or one for all accounts.',
  'origin-refused':
    'Ask from a page of an https site that the operator lets follow here. The gateway’s operator keeps the list.',
  'not-found': 'See whether the address is right. What was deleted does not come back.',
  'method-not-allowed': 'The header `Allow` says what can be done with this address.',
  conflict: 'The same request, under the same `Idempotency-Key`, has not ended yet. Wait a second and ask again.',
  'username-taken': 'Choose another name. Names of deleted accounts are not given again.',
  'follow-elsewhere': 'Tell the visitor to unfollow in the app of the platform. The gateway hears of it from there.',
  'idempotency-mismatch':
    'Use a new `Idempotency-Key` for each thing that is to happen, and the same one only to repeat it.',
  'too-large': 'Send less: JSON may have 64 kB, a picture 10 MB.',
  'unsupported-type':
    'Send JSON with `Content-Type: application/json`, a picture with its own type, and neither with `Content-Encoding`.',
  'picture-refused': 'Send a JPEG, PNG, WebP, GIF or AVIF of at most 50 megapixels that a picture viewer can open.',
  'picture-unknown': 'Upload the picture to this account first, and name it by the id of that answer.',
  'not-implemented': 'Ask for another form: the operation’s parameters say which there are.',
  'image-unavailable':
    'The other server did not answer, or with something that is no picture. It is asked again later.',
  'rate-limited': 'Wait as many seconds as `Retry-After` says. `RateLimit` tells with each answer how much is left.',
  unavailable:
    'Ask again after as many seconds as `Retry-After` says; with an `Idempotency-Key` nothing happens twice.',
  internal: 'A fault of the gateway. Tell its operator the `X-Request-Id` of the answer: the log has more under it.',
};
