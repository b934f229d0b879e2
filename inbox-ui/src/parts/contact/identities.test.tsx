// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../testing/show.ts";
import { Identities } from "./identities.tsx";

afterEach(cleanup);

const telegram = {
  id: "idn_1",
  channelId: "chn_1",
  channelName: "Shop bot",
  connector: "telegram",
  kind: "user_id",
  value: "5000000023",
};

it("pages 8, 31: shows an account by its name and its channel, in every language", () => {
  const place = show(() => (
    <Identities
      identities={[
        { ...telegram, username: "weiz" },
        { ...telegram, id: "idn_2", kind: "phone", value: "+49 30 1234", username: null },
      ]}
    />
  ));
  expect([...place.querySelectorAll("li")].map((line) => line.textContent)).toEqual([
    "@weizShop bot",
    "+49 30 1234Shop bot",
  ]);
});
