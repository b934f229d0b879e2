import type pg from "pg";

/** Gives the hub's first rule the baselines' rule: it sends the price list to those who ask for it. */
export async function usePriceRule(owner: pg.Pool): Promise<void> {
  await owner.query("update comm_auto_response_rules set name = 'Prices', condition = $1, actions = $2", [
    { kind: "text_contains", words: ["price", "cost"] },
    JSON.stringify([{ kind: "reply", text: "Our price list: https://example.com/prices" }]),
  ]);
}
