/** What the page says that an attempt is finished on; see `approve-page.html`. */
interface WindowOpened {
  readonly url: string;
  readonly hasOpener: boolean;
  readonly isWindow: boolean;
}

/** The windows that show such a page during a test of the block, in order. */
export function windowsOpened(): readonly WindowOpened[] {
  const opened: WindowOpened[] = [];
  const channel = new BroadcastChannel('approve-page');
  channel.onmessage = ({ data }) => opened.push(data as WindowOpened);
  beforeEach(() => void opened.splice(0));
  after(() => channel.close());
  return opened;
}
