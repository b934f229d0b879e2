import type { Tab } from "./tab.ts";

/** The parts that change when the panel opens. `changed` draws it; `shown` runs once it has its size. */
export type Moving = {
  readonly panel: HTMLElement;
  readonly launcher: HTMLElement;
  readonly box: HTMLElement;
  changed(): void;
  shown(): void;
};

/** Opens and closes the panel, moves the focus, and stores the state for the next page. */
export function makePanelToggle(tab: Tab, moving: Moving) {
  let opened = false;
  const remember = () => tab.keep("open", opened ? "1" : "");
  const turn = (open: boolean) => {
    opened = open;
    moving.panel.hidden = !open;
    moving.changed();
  };
  return {
    opened: () => opened,
    remember,
    open: () => {
      if (opened) return;
      turn(true);
      moving.shown();
      // On touch screens the keyboard would cover the messages.
      (matchMedia("(hover: hover)").matches ? moving.box : moving.panel).focus({ preventScroll: true });
      remember();
    },
    close: () => {
      if (!opened) return;
      turn(false);
      moving.launcher.focus({ preventScroll: true });
      remember();
    },
  };
}
