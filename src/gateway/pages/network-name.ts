import type { Language } from './language.js';
import type { TextKey } from './texts.js';

const names: Readonly<Record<string, TextKey>> = {
  wechat: 'WeChat',
  qq: 'QQ',
  line: 'LINE',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
};

/** What a platform is called. @param address Of one of its accounts. */
export function networkName(address: string, { say }: Language): string {
  const network = address.split(':')[0]!;
  const name = Object.hasOwn(names, network) ? names[network] : undefined;
  return name ? say(name) : network;
}
