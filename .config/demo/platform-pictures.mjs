import { printed } from './drawing.mjs';
import { dryingWall, threePapers } from './paper-pictures.mjs';
import * as river from './river-pictures.mjs';

/** What the fake platforms show, by name. */
const drawings = {
  avatar: river.avatar,
  banner: river.banner,
  dawn: river.bridgeAtDawn,
  fog: river.fog,
  ink: river.inkStone,
  line: river.sheetsOnTheLine,
  night: river.bridgeByNight,
  papers: threePapers,
  type: river.typeCase,
  wall: dryingWall,
};

/** Hosts on which WeChat and LINE keep pictures; nobody asks them in the demo. */
export const WECHAT_PICTURES = 'https://mmbiz.qpic.cn/magpie-demo';
export const LINE_PICTURES = 'https://profile.line-scdn.net/magpie-demo';

const printedOnce = new Map();

/** A picture as a file, drawn when it is asked for first; `undefined` where there is none of that name. */
export function platformPicture(name) {
  if (!Object.hasOwn(drawings, name)) return undefined;
  if (!printedOnce.has(name)) printedOnce.set(name, printed(drawings[name]()));
  return printedOnce.get(name);
}

/**
 * A gateway's `safeFetch` for which the platforms' picture hosts are here.
 * @param otherwise Fetches everything else.
 */
export const fetchWithPlatformPictures = (otherwise) => async (url, options) => {
  const base = [WECHAT_PICTURES, LINE_PICTURES].find((host) => url.startsWith(`${host}/`));
  const body = base && (await platformPicture(url.slice(base.length + 1)));
  if (!body) return otherwise(url, options);
  return { status: 200, headers: new Headers({ 'content-type': 'image/webp' }), url, body };
};
