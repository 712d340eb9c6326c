/** One server-sent event. */
interface StreamedEvent {
  /** `message` where the server names none. */
  readonly type: string;
  readonly data: string;
}

/** Between two events; ours take some 200. In UTF-16 units. */
const MAX_LENGTH = 65_536;

/**
 * The events of a stream, as they come; over `fetch`, because `EventSource` sends no header, and a secret in a URL is none.
 * @param onBytes Called with whatever comes, comments that only keep the connection open among it.
 * @throws Whatever the body fails with; an error where an event does not end.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: () => void,
): AsyncGenerator<StreamedEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let type = '';
  let data: string[] = [];
  let length = 0;
  try {
    for (let part; !(part = await reader.read()).done;) {
      onBytes();
      const lines = (rest + part.value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      length += part.value.length;
      for (const line of lines) {
        const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
        if (field === 'event') type = value;
        else if (field === 'data') data.push(value);
        else if (!line) {
          if (data.length) yield { type: type || 'message', data: data.join('\n') };
          type = '';
          data = [];
          length = 0;
        }
      }
      if (length > MAX_LENGTH) throw new Error('An event that does not end');
    }
  } finally {
    // What was not read is not wanted.
    await reader.cancel().catch(() => {});
  }
}
