/** What runs in a tab of the model; see `follow-model-tab.ts`. */
import { parseAddress, registerNetwork } from '../../src/core/network.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
// At once, so that a visit costs no second journey for it.
import '../../src/networks/bluesky/follow/following.js';
import { $follows, followOf, type Follow } from '../../src/stores/follows.js';
import { verify } from '../../src/stores/relationship.js';
import { loadOutbox } from '../../src/stores/load-outbox.js';
import { openSession } from '../../src/stores/session.js';
import { configure, type Settings } from '../../src/stores/settings.js';
import { begin, endOf } from '../../src/stores/tickets.js';
import { unfollow } from '../../src/stores/unfollow.js';
import { withdraw } from '../../src/stores/withdraw.js';

/** What the visitor's click has meant: to follow, or not to. `undefined`: nothing, for the button was busy. */
export type Clicked =
  | {
      readonly wants: boolean;
      /** It takes back a click that was not sent. */
      readonly isWithdrawn: boolean;
      readonly done: Promise<unknown>;
    }
  | undefined;

export interface ModelPage {
  readonly follow: () => Follow;
  /** Draws a button of the account, as a visit of a page does. @param onTold The visitor is told that something failed. */
  readonly show: (settings: Settings, onTold: () => void) => void;
  /** @returns Its `done` rejects where the visitor is told that it failed. */
  readonly click: () => Clicked;
}

registerNetwork(bluesky);
const ref = parseAddress('bluesky:alice.example')!;
const request = { language: 'en', returnUrl: undefined, home: 'bob.example' };

const page: ModelPage = {
  follow: () => followOf(ref) ?? {},
  show(settings, onTold) {
    configure(settings);
    openSession(ref, true);
    const draw = (): void => {
      const { ticket, since } = followOf(ref) ?? {};
      verify(ref);
      if (!ticket && !since) return;
      void endOf(ref).then((end) => {
        if (end && /failed|expired|declined/.test(end.state)) onTold();
      });
    };
    $follows.listen(() => queueMicrotask(draw));
    draw();
  },
  click() {
    const { step, relationship, isUndo = false } = followOf(ref) ?? {};
    if (step === 'waiting') {
      withdraw(ref);
      return { wants: isUndo, isWithdrawn: true, done: Promise.resolve() };
    }
    if (step) return undefined;
    return relationship
      ? { wants: false, isWithdrawn: false, done: unfollow(ref, request) }
      : { wants: true, isWithdrawn: false, done: begin(ref, request) };
  },
};

// As a button does that is drawn for somebody whose click is enough.
await loadOutbox();
Object.assign(globalThis, { page });
frameElement!.dispatchEvent(new Event('visit'));
