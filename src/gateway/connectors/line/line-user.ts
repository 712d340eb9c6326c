/** Of id tokens. User ids are of one provider in LINE's console, and the same for all of its channels. */
export const LINE_ISSUER = 'https://access.line.me';

/** @see https://developers.line.biz/en/docs/messaging-api/getting-user-ids/ */
export const LINE_USER_ID = /^U[0-9a-f]{32}$/;
