import type pg from "pg";

/** Makes the hub's first rule the one that the baselines have, so that the price list is sent to whoever asks for it. */
export async function usePriceRule(owner: pg.Pool): Promise<void> {
  await owner.query("update comm_auto_response_rules set name = 'Prices', condition = $1, actions = $2", [
    { kind: "text_contains", words: ["price", "cost"] },
    JSON.stringify([{ kind: "reply", text: "Our price list: https://example.com/prices" }]),
  ]);
}
