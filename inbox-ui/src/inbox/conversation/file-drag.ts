import { createSignal } from "solid-js";

/** Tells whether files are held over an element, from the drag events of the element and what is in it. */
export function createFileDrag() {
  // Each child that the pointer enters reports before the one it leaves does.
  const [depth, setDepth] = createSignal(0);
  return {
    isOver: () => depth() > 0,
    enter: (event: Pick<DragEvent, "dataTransfer">) => {
      if (event.dataTransfer?.types.includes("Files")) setDepth((now) => now + 1);
    },
    leave: () => setDepth((now) => Math.max(0, now - 1)),
    end: () => setDepth(0),
  };
}
