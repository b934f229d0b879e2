import { vi } from "vitest";

/** Stands for the browser's connection to the hub's stream: a test says what comes over it. */
export class PlayedSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: PlayedSource[] = [];
  readonly url: string;
  readyState = PlayedSource.OPEN;

  constructor(url: string) {
    super();
    this.url = url;
    PlayedSource.opened.push(this);
  }

  close(): void {
    this.readyState = PlayedSource.CLOSED;
  }

  say(name: string, data: unknown = {}, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }

  /** Breaks: the browser tries by itself again, except after an answer that was no stream. */
  fail(answered: boolean): void {
    this.readyState = answered ? PlayedSource.CLOSED : PlayedSource.CONNECTING;
    this.dispatchEvent(new Event("error"));
  }
}

/** Puts played connections in the place of the browser's; returns a function that gives the newest. */
export function playStream(): () => PlayedSource {
  PlayedSource.opened = [];
  vi.stubGlobal("EventSource", PlayedSource);
  return () => {
    const newest = PlayedSource.opened.at(-1);
    if (!newest) throw new Error("No connection was opened.");
    return newest;
  };
}
