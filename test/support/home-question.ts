import { networkOf, parseAddress } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/follow-button.js';
import { open } from '../../src/elements/follow-button/home-dialog.js';
import { languageOf, type Language } from '../../src/locales/translate.js';

/**
 * Asks where the visitor is, to look at the question: in a page, only their click does.
 * @param home What they have answered before.
 * @param problem Why they are asked again.
 */
export async function askAt(button: FollowButton, home = '', problem?: string): Promise<void> {
  const ref = parseAddress(button.account)!;
  const network = networkOf(ref);
  const way = network.ways!(ref, {})[0]!;
  const { home: question } = await network.following!({});
  const tag = button.closest<HTMLElement>('[lang]')?.lang ?? 'en';
  await languageOf(tag);
  const language = languageOf(tag, network) as Language;
  open({
    shown: { button, ref, way, language },
    question: question!,
    home,
    problem,
    begin: async () =>
      language.say('{host} did not answer. Check the spelling, or try again.', { host: 'nowhere.example' }),
  });
}
