import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "../../database/index.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import type { ApprovedTemplate, ListsTemplates, TemplateChanged } from "../../protocol/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeOrganization } from "../../testing/factories/organization.ts";
import { accessTo, openScripted, scriptedConnector } from "../../testing/scripted-channel.ts";
import { changeTemplate } from "./keep-templates.ts";
import { listTemplates } from "./list-templates.ts";

const database = await testDatabase();
const HELLO: ApprovedTemplate = {
  name: "hello",
  language: "en",
  text: "Hello {{1}}!",
  parameters: 1,
  state: "approved",
};

let acme: OrganizationId;
let shop: ChannelId;
let asked: number;
let answer: () => Awaited<ReturnType<ListsTemplates["list"]>>;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
  [asked, answer] = [0, () => ({ kind: "listed", templates: [HELLO] })];
});

const templates: ListsTemplates = {
  list: async () => {
    asked += 1;
    return answer();
  },
};
const list = (connector = scriptedConnector({ templates })) =>
  listTemplates({ database, channels: accessTo(openScripted(acme, shop, connector)) }, acme, shop);
const change = (more: Partial<TemplateChanged>) =>
  inOrganization(database, acme, (tx) =>
    changeTemplate(tx, shop, {
      kind: "template_changed",
      key: "t",
      occurredAt: "2026-07-01T00:00:00Z",
      name: "hello",
      language: "en",
      state: "paused",
      reason: "Low quality.",
      ...more,
    }),
  );
const later = () =>
  database.owner.query(
    "update comm_channels set templates_read_at = templates_read_at - interval '11 minutes' where id = $1",
    [shop],
  );

describe("the texts that a platform approved", () => {
  it("are asked for once, and again when that is old", async () => {
    expect(await list()).toEqual({ items: [HELLO], failure: null });
    await list();
    expect(asked).toBe(1);
    await later();
    answer = () => ({ kind: "listed", templates: [] });
    expect([await list(), asked]).toEqual([{ items: [], failure: null }, 2]);
  });

  it("are listed as they were when the platform cannot be asked, and it is said why", async () => {
    await list();
    await later();
    answer = () => {
      throw new Error("Nobody answers.");
    };
    expect(await list()).toEqual({ items: [HELLO], failure: "Nobody answers." });
  });

  it("change at the platform's word", async () => {
    await list();
    await change({});
    expect((await list()).items).toEqual([{ ...HELLO, state: "paused", reason: "Low quality." }]);
    expect(asked).toBe(1);
  });

  it("are asked for again when the platform tells of one that nobody knows", async () => {
    await list();
    await change({ name: "new" });
    await list();
    expect(asked).toBe(2);
  });

  it("are none where the platform approves none", async () => {
    expect(await list(scriptedConnector())).toEqual({ items: [], failure: null });
  });
});
