import type { Services } from '../services.js';
import { findTickets, type TicketView } from './ticket-view.js';

/** How long a look may wait for others to come along: streams look again and again, each at another moment. */
const GATHER_MS = 50;
/** How many ids one statement names. */
const MOST = 500;

/** Looks at tickets for all who look at about the same time, by one statement. */
export interface TicketLooks {
  /** @returns `undefined`: there is none. */
  readonly find: (id: string) => Promise<TicketView | undefined>;
}

interface Looking {
  readonly resolve: (ticket: TicketView | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export function ticketLooks(services: Pick<Services, 'database' | 'now'>): TicketLooks {
  let gathered = new Map<string, Looking[]>();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const looking = gathered;
    gathered = new Map();
    try {
      const tickets = await findTickets(services, [...looking.keys()]);
      for (const [id, waiting] of looking) waiting.forEach(({ resolve }) => resolve(tickets.get(id)));
    } catch (error) {
      for (const waiting of looking.values()) waiting.forEach(({ reject }) => reject(error));
    }
  }

  return {
    find: (id) =>
      new Promise((resolve, reject) => {
        const waiting = gathered.get(id) ?? [];
        gathered.set(id, waiting);
        waiting.push({ resolve, reject });
        if (gathered.size >= MOST) void look();
        else timer ??= setTimeout(() => void look(), GATHER_MS);
      }),
  };
}
