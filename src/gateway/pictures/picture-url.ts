import type { Services } from '../services.js';

/** In which sizes a picture is stored: how many pixels it has at most either way. */
export const PICTURE_SIDES_PX = { full: 2_048, preview: 640 } as const;

export type PictureSize = keyof typeof PICTURE_SIDES_PX;

/** What a picture's file is called; says the largest side that it may have, so that it can be written without asking. */
const pictureFile = (id: string, size: PictureSize): string => `${id}-${PICTURE_SIDES_PX[size]}.webp`;

/** Where an uploaded picture can be seen by everybody. */
export const pictureUrl = ({ config }: Pick<Services, 'config'>, id: string, size: PictureSize): string =>
  `${config.publicUrl}/v1/pictures/${pictureFile(id, size)}`;

/** What `pictureFile` made a name of; `undefined` where it did not. */
export function readPictureFile(file: string): { readonly id: string; readonly size: PictureSize } | undefined {
  const size = (['full', 'preview'] as const).find((name) => file.endsWith(`-${PICTURE_SIDES_PX[name]}.webp`));
  const id = size && file.slice(0, file.lastIndexOf('-'));
  return id && /^[\w-]{32}$/.test(id) ? { id, size } : undefined;
}
