import { sendMouse } from '@web/test-runner-commands';

/** Clicks on an element as a person does: scripts follow nobody. It has to be in view. */
export async function press(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView!.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const position: [number, number] = [
    Math.round(frame.left + left + width / 2),
    Math.round(frame.top + top + height / 2),
  ];
  await sendMouse({ type: 'click', position });
}
