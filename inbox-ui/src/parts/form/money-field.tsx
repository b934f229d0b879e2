import { locale } from "../../words/index.ts";
import { formatAmount } from "../money/money.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { partsWords } from "../words/index.ts";
import { ParsedField, type ParsedFieldProps, type Reading } from "./parsed-field.tsx";

/** Takes an amount as people write it in their language. Its value is in minor units, such as 11900 for 119.00. */
export function MoneyField(props: ParsedFieldProps & { readonly currency: string }) {
  return (
    <ParsedField
      {...props}
      title={`${props.title} (${props.currency})`}
      read={(text) => readAmount(text, props.currency)}
      show={(amount) => formatAmount({ amount, currency: props.currency }, locale())}
      inputMode="decimal"
    />
  );
}

function readAmount(text: string, currency: string): Reading {
  const parsed = parseAmount(text, currency, locale());
  const say = partsWords().money;
  if (parsed.kind === "money") return { value: parsed.money.amount };
  if (parsed.kind === "empty") return {};
  return {
    fault:
      parsed.kind === "too_fine"
        ? say.tooFine(currency, parsed.digits)
        : say.unreadable(formatAmount({ amount: "1234500", currency }, locale())),
  };
}
