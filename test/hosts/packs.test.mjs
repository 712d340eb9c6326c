import { describe, it } from 'node:test';
import { holds, plainPictures } from './holds.mjs';
import * as packs from './packs.mjs';
import { openForBusiness } from '../e2e/customer.mjs';

describe('the widgets hold on a page with', () => {
  openForBusiness();
  let plain;

  it('nothing else', async (t) => {
    plain = plainPictures(t);
    await plain;
  });

  for (const pack of Object.values(packs)) it(pack.name, async (t) => holds(t, pack, await plain));
});
