import { expect, it } from "vitest";
import { createFileDrag } from "./file-drag.ts";

const carrying = (type: string) => ({ dataTransfer: { types: [type] } }) as unknown as DragEvent;

it("pages 27: files held over the conversation show, until they leave it or are dropped", () => {
  const drag = createFileDrag();
  drag.enter(carrying("Files"));
  drag.enter(carrying("Files"));
  drag.leave();
  expect(drag.isOver()).toBe(true);
  drag.leave();
  expect(drag.isOver()).toBe(false);
  drag.enter(carrying("Files"));
  drag.end();
  expect(drag.isOver()).toBe(false);
});

it("pages 27: text that is dragged shows nothing", () => {
  const drag = createFileDrag();
  drag.enter(carrying("text/plain"));
  expect(drag.isOver()).toBe(false);
});
