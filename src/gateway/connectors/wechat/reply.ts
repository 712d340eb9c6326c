import type { MessageFormat } from './message.js';
import { wechatSignature } from './signature.js';

/** A text that is said on the phone in answer to what it did. */
export interface TextReply {
  /** OpenID of the person. */
  readonly to: string;
  /** Original id of the account. */
  readonly from: string;
  readonly text: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** A reply as WeChat reads it. @see https://developers.weixin.qq.com/doc/subscription/guide/product/message/Passive_user_reply_message.html */
export function writeReply({ to, from, text, createdAt }: TextReply, format: MessageFormat): string {
  return write({ ToUserName: to, FromUserName: from, CreateTime: createdAt, MsgType: 'text', Content: text }, format);
}

/** What is around a sealed reply. @param nonce Of the call that is answered. */
export function writeSealedReply(
  encrypted: string,
  call: { readonly token: string; readonly nonce: string; readonly seconds: number },
  format: MessageFormat,
): string {
  const { token, nonce, seconds } = call;
  const signature = wechatSignature(token, `${seconds}`, nonce, encrypted);
  return write({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: seconds, Nonce: nonce }, format);
}

function write(fields: Readonly<Record<string, string | number>>, format: MessageFormat): string {
  if (format === 'json') return JSON.stringify(fields);
  const elements = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${elements.join('')}</xml>`;
}

/** Text that ends CDATA is spread over two. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
