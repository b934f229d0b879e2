import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const channelRows: TenantRows = ({ userId }) => {
  const id = newId("chn");
  return [
    ["comm_channels", { id, connector: "telegram", name: "Shop", sealed_credentials: "sealed" }],
    [
      "comm_authorisations",
      { state_hash: "hashed", channel_id: id, user_id: userId, sealed_verifier: "sealed" },
    ],
    ["comm_channel_templates", { channel_id: id, name: "hello", language: "en", state: "approved" }],
  ];
};
