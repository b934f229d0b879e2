import { icon } from "./element.ts";

/** The widget's icons; each call draws a new one. */
export const icons = {
  chat: () => icon("M4 5.5h16v11H9.5L5.5 20v-3.5H4z"),
  close: () => icon("M6 6l12 12M18 6L6 18"),
  send: () => icon("M5 12h13M12.5 6l6 6-6 6"),
  attach: () =>
    icon(
      "M19 11.5l-7.2 7.2a4.5 4.5 0 0 1-6.4-6.4L13 4.8a3 3 0 0 1 4.2 4.2l-7.3 7.3a1.5 1.5 0 0 1-2.1-2.1l6.6-6.6",
    ),
  file: () => icon("M7 3.5h7l4 4v13H7zM14 3.5v4h4"),
  place: () =>
    icon(
      "M12 21s7-6.2 7-11.2a7 7 0 0 0-14 0C5 14.800 12 21 12 21zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
    ),
};
