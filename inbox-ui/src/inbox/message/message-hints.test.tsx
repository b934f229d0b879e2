// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe } from "../../api/testing.ts";
import { aMessage } from "../../live/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { mediumTime } from "../../words/time.ts";
import { inboxWords } from "../words/index.ts";
import { Message } from "./message.tsx";
import { type Hinted, MessageHints } from "./message-hints.tsx";

beforeEach(() => void queryClient.setQueryData(keys.me, aMe()));
afterEach(() => {
  cleanup();
  queryClient.clear();
});

const say = inboxWords().message;
const message = aMessage();
const hints = (given: Partial<Hinted>) =>
  [...show(() => <MessageHints message={{ ...message, ...given }} />).querySelectorAll("span")].map(
    (hint) => hint.textContent,
  );

describe("beside its content a message says", () => {
  it("nothing, if there is nothing unusual about it", () => expect(hints({})).toEqual([]));

  it("when it arrived, if that was late", () =>
    expect(hints({ late: true })).toEqual([say.late(mediumTime(message.receivedAt))]));

  it("that only one sees it, which template it is, and what was deleted of it", () => {
    expect(hints({ audience: "asker", template: { name: "parcel" }, partsDeleted: 2 })).toEqual([
      say.onlyFor,
      say.template("parcel"),
      say.partsDeleted(2),
    ]);
  });

  it("nothing once it is deleted", () =>
    expect(hints({ late: true, deletedAt: "2026-03-02T10:00:00.000Z" })).toEqual([]));
});

describe("a message of our own account that was not written here", () => {
  const place = { first: true, last: true, album: null, hidden: false };
  const byLine = (kind: "account" | "member") => {
    const author = { kind, id: null, name: "Shop bot", avatarUrl: null };
    return show(() => (
      <Message message={{ ...message, direction: "out", author }} place={place} />
    )).querySelector(".message-by")?.textContent;
  };

  it("says so, and no other does", () => {
    expect(byLine("account")).toBe(`Shop bot${say.elsewhere}`);
    expect(byLine("member")).toBe("Shop bot");
  });
});
