import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo } from '../../.config/demo/open-demo.mjs';
import { open, openForBusiness, visitor } from './customer.mjs';
import { newFolder } from './folder.mjs';
import { says } from './follower.mjs';

let demo;

/** Their browser reaches this machine and nothing else. */
const person = (t) =>
  visitor(t, (route) => {
    const { hostname } = new URL(route.request().url());
    return /^(localhost|127\.0\.0\.1)$/.test(hostname) ? route.continue() : route.abort();
  });

/** Opens a page of the demo, and reads who one is there. */
async function openStage(context, path) {
  const stage = await open(context, demo.url + path);
  const { page } = stage;
  const answer = (name) => page.locator(`[data-place=${name}]`).filter({ hasNotText: '…' }).innerText();
  const answers = { handle: await answer('handle'), host: await answer('host') };
  return Object.assign(stage, { context, dialog: page.getByRole('dialog'), ...answers });
}

const buttonOf = ({ page }, network) => page.locator(`magpie-follow-button[account^="${network}:"] [part=button]`);
const authorize = (popup, choice = 'Authorize') => popup.getByRole('button', { name: choice }).click();
const windowOf = async (context, press) => (await Promise.all([context.waitForEvent('page'), press()]))[0];

/** Follows as the page asks itself. */
async function followDirectly(stage, network, question, answer, choice) {
  const { context, dialog } = stage;
  await buttonOf(stage, network).click();
  await dialog.getByLabel(question).fill(answer);
  await authorize(await windowOf(context, () => dialog.getByRole('button', { name: 'Continue' }).click()), choice);
}

/** Follows as the gateway asks. */
async function followByGateway(stage, network, question, answer) {
  const popup = await windowOf(stage.context, () => buttonOf(stage, network).click());
  await popup.getByLabel(question).fill(answer);
  await popup.locator('html:not(.arming) button[value=connect]').click();
  await authorize(popup);
}

const DIRECT = 'in-place.html';
const GATEWAY = 'in-place-gateway.html';
const NETWORKS = ['bluesky', 'mastodon'];
const HANDLE = 'What is your handle on Bluesky?';
const SERVER = 'From which server do you follow people?';

describe('the demo of following in place', () => {
  const folder = newFolder();
  before(async () => (demo = await openDemo({ folder: folder.path })));
  after(() => demo?.close());
  openForBusiness();

  it('follows on both networks without a gateway, which a reload shows and a click takes back', async (t) => {
    const stage = await openStage(await person(t), DIRECT);
    await followDirectly(stage, 'bluesky', HANDLE, stage.handle);
    await says(buttonOf(stage, 'bluesky'), 'Following');
    await stage.dialog.waitFor({ state: 'detached' });
    await followDirectly(stage, 'mastodon', SERVER, stage.host);
    await says(buttonOf(stage, 'mastodon'), 'Following');
    await stage.page.reload();
    for (const network of NETWORKS) await says(buttonOf(stage, network), 'Following');
    await buttonOf(stage, 'bluesky').click();
    await says(buttonOf(stage, 'bluesky'), 'Follow');
    await authorize(await windowOf(stage.context, () => buttonOf(stage, 'mastodon').click()));
    await says(buttonOf(stage, 'mastodon'), 'Follow');
  });

  it('follows on both networks through the gateway, which lists them', async (t) => {
    const stage = await openStage(await person(t), GATEWAY);
    await followByGateway(stage, 'bluesky', HANDLE, stage.handle);
    await says(buttonOf(stage, 'bluesky'), 'Following');
    await stage.dialog.waitFor({ state: 'detached' });
    await followByGateway(stage, 'mastodon', SERVER, stage.host);
    await says(buttonOf(stage, 'mastodon'), 'Following');
    const { page: me } = await open(stage.context, `${demo.url}me`);
    for (const name of [`@${stage.handle}`, `@bob@${stage.host}`]) await me.getByText(name, { exact: true }).waitFor();
    await stage.page.reload();
    for (const network of NETWORKS) await says(buttonOf(stage, network), 'Following');
  });

  it('takes no for an answer', async (t) => {
    const stage = await openStage(await person(t), DIRECT);
    await followDirectly(stage, 'mastodon', SERVER, stage.host, 'Deny');
    await stage.dialog.getByText('You declined it.').waitFor();
    await says(buttonOf(stage, 'mastodon'), 'Follow');
  });

  it('asks nobody but the demo before a click', async (t) => {
    for (const path of [DIRECT, GATEWAY]) {
      const stage = await openStage(await person(t), path);
      await buttonOf(stage, 'mastodon').waitFor();
      await stage.page.waitForLoadState('networkidle');
      assert.deepEqual(
        stage.asked.filter((url) => !url.startsWith(demo.url)),
        [],
      );
      assert.deepEqual(stage.problems, []);
    }
  });
});
