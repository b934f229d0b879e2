import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

const AT = "2026-11-21T10:00:00Z";

export const inboundRows: TenantRows = ({ idOf }) => {
  const channel_id = idOf("comm_channels");
  return [
    [
      "comm_inbound_events",
      {
        channel_id,
        event_key: "1",
        id: newId("iev"),
        kind: "message_received",
        payload: "{}",
        received_at: AT,
      },
    ],
    [
      "comm_gaps",
      {
        channel_id,
        id: newId("gap"),
        thread_key: "",
        from_at: AT,
        to_at: AT,
        reason: "Lost.",
        recovered: false,
      },
    ],
    ["comm_latest_changes", { channel_id, subject: "block", occurred_at: AT, sequence: 1 }],
  ];
};
